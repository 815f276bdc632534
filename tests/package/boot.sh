#!/bin/sh
# boot.sh ROOT: starts the system that stands in ROOT in namespaces of its own, by its systemd, and
# waits for its end; the network stays this machine's. As root. To be killed with its process.
set -eu
unified=$(sed -n 's/^[^ ]* \([^ ]*\) cgroup2 .*/\1/p' /proc/mounts | head -n 1)
group="$unified/copil-essai-$$"
mkdir "$group"
echo $$ >"$group/cgroup.procs"
# shellcheck disable=SC2016
exec unshare --mount --pid --fork --kill-child --uts --ipc --cgroup sh -c '
  set -eu
  mount --make-rprivate /
  mount --bind "$1" "$1"
  cd "$1"
  mount -t proc proc proc
  mount --bind proc/sys proc/sys
  mount -o remount,ro,bind proc/sys
  mount -t sysfs -o ro sysfs sys
  mount -t cgroup2 cgroup2 sys/fs/cgroup
  mount -t tmpfs -o mode=755 tmpfs run
  mount -t tmpfs -o mode=755 tmpfs dev
  for device in null zero full random urandom tty; do
    touch dev/$device
    mount --bind /dev/$device dev/$device
  done
  mkdir dev/shm dev/pts
  mount -t devpts -o newinstance,ptmxmode=0666 devpts dev/pts
  ln -s pts/ptmx dev/ptmx
  hostname essai
  # The services make user namespaces, which a chroot forbids.
  mkdir -p run/ancien
  pivot_root . run/ancien
  cd /
  umount -l /run/ancien
  exec env -i container=essai PATH=/usr/sbin:/usr/bin /lib/systemd/systemd --log-target=null \
    </dev/null >/dev/null 2>&1' sh "$1"
