// Long lines: a script.
#include "console/views/views.hpp"

namespace copil::console {

namespace {

constexpr std::string_view kDropScript = R"js(
// Files dropped: each sent whole with its length and its SHA-256, one after the other.
const hexadecimal = (buffer) => [...new Uint8Array(buffer)].map((byte) => byte.toString(16).padStart(2, "0")).join("");

const told = (request) => {
  try { return JSON.parse(request.responseText); } catch { return {}; }
};

const put = (address, bytes, digest, progress) => new Promise((done) => {
  const request = new XMLHttpRequest();
  request.open("PUT", address);
  request.setRequestHeader("Content-Type", "application/octet-stream");
  request.setRequestHeader("X-Copil-SHA256", digest);
  request.upload.addEventListener("progress", (event) => {
    if (event.lengthComputable) progress(Math.floor(100 * event.loaded / event.total));
  });
  request.addEventListener("loadend", () => done({ status: request.status, ...told(request) }));
  request.send(bytes);
});

const send = async (box, file) => {
  const line = document.createElement("li");
  const say = (text) => { line.textContent = file.name + "\u00a0: " + text; };
  box.querySelector(".envois").append(line);
  const fail = (text) => { line.className = "faute"; say(text); return false; };
  if (file.size === 0) return fail("ce fichier est vide.");
  if (file.size > Number(box.dataset.octets)) return fail("ce fichier est trop grand.");
  say("lecture…");
  let bytes, digest;
  try {
    bytes = await file.arrayBuffer();
    digest = hexadecimal(await crypto.subtle.digest("SHA-256", bytes));
  } catch {
    return fail("ce navigateur ne peut pas le lire en entier ; compressez-le, ou partagez-le.");
  }
  const query = new URLSearchParams({ nom: file.name });
  if (box.dataset.depot) query.set("depot", box.dataset.depot);
  const reply = await put(box.dataset.deposer + "?" + query, bytes, digest, (part) => say("envoi, " + part + "\u00a0%"));
  if (reply.status !== 200) return fail(reply.faute || "l'envoi a été interrompu ; recommencez.");
  box.dataset.depot = reply.depot;
  say("reçu (" + reply.forme + ").");
  return true;
};

const sendAll = async (box, files) => {
  const field = box.querySelector("input[type=file]");
  field.disabled = true;
  let isWhole = files.length > 0;
  for (const file of files) isWhole = (await send(box, file)) && isWhole;
  field.disabled = false;
  field.value = "";
  if (!box.dataset.depot) return;
  const place = "/donnees/depot?numero=" + box.dataset.depot;
  if (isWhole) { location.assign(place); return; }
  const link = document.createElement("a");
  link.href = place;
  link.textContent = "Voir le dépôt";
  const line = document.createElement("li");
  line.append(link);
  box.querySelector(".envois").append(line);
};

for (const box of document.querySelectorAll("[data-deposer]")) {
  box.hidden = false;
  box.querySelector("input[type=file]").addEventListener("change", (event) => sendAll(box, [...event.target.files]));
  for (const kind of ["dragenter", "dragover"]) {
    box.addEventListener(kind, (event) => { event.preventDefault(); box.classList.add("survol"); });
  }
  box.addEventListener("dragleave", () => box.classList.remove("survol"));
  box.addEventListener("drop", (event) => {
    event.preventDefault();
    box.classList.remove("survol");
    sendAll(box, [...event.dataTransfer.files]);
  });
}
)js";

}  // namespace

std::string_view drop_script() {
  return kDropScript;
}

}  // namespace copil::console
