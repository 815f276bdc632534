#include "conformity/fonts/glyph_names.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <sstream>

#include "base/signs.hpp"

namespace copil::conformity {

namespace {

/// Codes 32 to 126 of all three, but for the two quotes of the standard one.
constexpr const char* kAscii =
    "space exclam quotedbl numbersign dollar percent ampersand quotesingle parenleft "
    "parenright asterisk plus comma hyphen period slash zero one two three four five six "
    "seven eight nine colon semicolon less equal greater question at A B C D E F G H I J K L "
    "M N O P Q R S T U V W X Y Z bracketleft backslash bracketright asciicircum underscore "
    "grave a b c d e f g h i j k l m n o p q r s t u v w x y z braceleft bar braceright "
    "asciitilde ";

/// Codes 128 to 255.
constexpr const char* kWinAnsi =
    "Euro bullet quotesinglbase florin quotedblbase ellipsis dagger daggerdbl circumflex "
    "perthousand Scaron guilsinglleft OE bullet Zcaron bullet bullet quoteleft quoteright "
    "quotedblleft quotedblright bullet endash emdash tilde trademark scaron guilsinglright "
    "oe bullet zcaron Ydieresis space exclamdown cent sterling currency yen brokenbar "
    "section dieresis copyright ordfeminine guillemotleft logicalnot hyphen registered "
    "macron degree plusminus twosuperior threesuperior acute mu paragraph periodcentered "
    "cedilla onesuperior ordmasculine guillemotright onequarter onehalf threequarters "
    "questiondown Agrave Aacute Acircumflex Atilde Adieresis Aring AE Ccedilla Egrave Eacute "
    "Ecircumflex Edieresis Igrave Iacute Icircumflex Idieresis Eth Ntilde Ograve Oacute "
    "Ocircumflex Otilde Odieresis multiply Oslash Ugrave Uacute Ucircumflex Udieresis Yacute "
    "Thorn germandbls agrave aacute acircumflex atilde adieresis aring ae ccedilla egrave "
    "eacute ecircumflex edieresis igrave iacute icircumflex idieresis eth ntilde ograve "
    "oacute ocircumflex otilde odieresis divide oslash ugrave uacute ucircumflex udieresis "
    "yacute thorn ydieresis ";

constexpr const char* kMacRoman =
    "Adieresis Aring Ccedilla Eacute Ntilde Odieresis Udieresis aacute agrave acircumflex "
    "adieresis atilde aring ccedilla eacute egrave ecircumflex edieresis iacute igrave "
    "icircumflex idieresis ntilde oacute ograve ocircumflex odieresis otilde uacute ugrave "
    "ucircumflex udieresis dagger degree cent sterling section bullet paragraph germandbls "
    "registered copyright trademark acute dieresis notequal AE Oslash infinity plusminus "
    "lessequal greaterequal yen mu partialdiff summation product pi integral ordfeminine "
    "ordmasculine Omega ae oslash questiondown exclamdown logicalnot radical florin "
    "approxequal Delta guillemotleft guillemotright ellipsis space Agrave Atilde Otilde OE "
    "oe endash emdash quotedblleft quotedblright quoteleft quoteright divide lozenge "
    "ydieresis Ydieresis fraction currency guilsinglleft guilsinglright fi fl daggerdbl "
    "periodcentered quotesinglbase quotedblbase perthousand Acircumflex Ecircumflex Aacute "
    "Edieresis Egrave Iacute Icircumflex Idieresis Igrave Oacute Ocircumflex apple Ograve "
    "Uacute Ucircumflex Ugrave dotlessi circumflex tilde macron breve dotaccent ring cedilla "
    "hungarumlaut ogonek caron ";

/// Codes of the standard encoding above 126, each with its name.
constexpr const char* kStandard =
    "161 exclamdown 162 cent 163 sterling 164 fraction 165 yen 166 florin 167 section "
    "168 currency 169 quotesingle 170 quotedblleft 171 guillemotleft 172 guilsinglleft "
    "173 guilsinglright 174 fi 175 fl 177 endash 178 dagger 179 daggerdbl 180 periodcentered "
    "182 paragraph 183 bullet 184 quotesinglbase 185 quotedblbase 186 quotedblright "
    "187 guillemotright 188 ellipsis 189 perthousand 191 questiondown 193 grave 194 acute "
    "195 circumflex 196 tilde 197 macron 198 breve 199 dotaccent 200 dieresis 202 ring "
    "203 cedilla 205 hungarumlaut 206 ogonek 207 caron 208 emdash 225 AE 227 ordfeminine "
    "232 Lslash 233 Oslash 234 OE 235 ordmasculine 241 ae 245 dotlessi 248 lslash 249 oslash "
    "250 oe 251 germandbls ";

/// Names, each with its character.
constexpr const char* kCharacters =
    ".notdef 0 A 41 AE C6 Aacute C1 Abreve 102 Acircumflex C2 Acyrillic 410 Adieresis C4 "
    "Agrave C0 Alpha 391 Alphatonos 386 Amacron 100 Aogonek 104 Aring C5 Atilde C3 B 42 "
    "Becyrillic 411 Beta 392 C 43 Cacute 106 Ccaron 10C Ccedilla C7 Ccircumflex 108 Cdot 10A "
    "Cdotaccent 10A Checyrillic 427 Chi 3A7 D 44 Dcaron 10E Dcroat 110 Decyrillic 414 "
    "Delta 2206 Deltagreek 394 Djecyrillic 402 Dslash 110 Dzecyrillic 405 Dzhecyrillic 40F "
    "E 45 Eacute C9 Ebreve 114 Ecaron 11A Ecircumflex CA Ecyrillic 404 Edieresis CB Edot 116 "
    "Edotaccent 116 Efcyrillic 424 Egrave C8 Elcyrillic 41B Emacron 112 Emcyrillic 41C "
    "Encyrillic 41D Eng 14A Eogonek 118 Epsilon 395 Epsilontonos 388 Ercyrillic 420 "
    "Ereversedcyrillic 42D Escyrillic 421 Eta 397 Etatonos 389 Eth D0 Euro 20AC F 46 G 47 "
    "Gamma 393 Gbreve 11E Gcedilla 122 Gcircumflex 11C Gcommaaccent 122 Gdot 120 "
    "Gdotaccent 120 Gecyrillic 413 Gjecyrillic 403 H 48 H18533 25CF H18543 25AA H18551 25AB "
    "H22073 25A1 Hardsigncyrillic 42A Hbar 126 Hcircumflex 124 I 49 IAcyrillic 42F IJ 132 "
    "IUcyrillic 42E Iacute CD Ibreve 12C Icircumflex CE Icyrillic 406 Idieresis CF Idot 130 "
    "Idotaccent 130 Iecyrillic 415 Ifraktur 2111 Igrave CC Iicyrillic 418 "
    "Iishortcyrillic 419 Imacron 12A Iocyrillic 401 Iogonek 12E Iota 399 Iotadieresis 3AA "
    "Iotatonos 38A Itilde 128 J 4A Jcircumflex 134 Jecyrillic 408 K 4B Kacyrillic 41A "
    "Kappa 39A Kcedilla 136 Kcommaaccent 136 Khacyrillic 425 Kjecyrillic 40C L 4C Lacute 139 "
    "Lambda 39B Lcaron 13D Lcedilla 13B Lcommaaccent 13B Ldot 13F Ldotaccent 13F "
    "Ljecyrillic 409 Lslash 141 M 4D Mu 39C N 4E Nacute 143 Ncaron 147 Ncedilla 145 "
    "Ncommaaccent 145 Njecyrillic 40A Ntilde D1 Nu 39D O 4F OE 152 Oacute D3 Obreve 14E "
    "Ocircumflex D4 Ocyrillic 41E Odblacute 150 Odieresis D6 Ograve D2 Ohm 2126 "
    "Ohungarumlaut 150 Omacron 14C Omega 2126 Omegagreek 3A9 Omegatonos 38F Omicron 39F "
    "Omicrontonos 38C Oslash D8 Otilde D5 P 50 Pecyrillic 41F Phi 3A6 Pi 3A0 Psi 3A8 Q 51 "
    "R 52 Racute 154 Rcaron 158 Rcedilla 156 Rcommaaccent 156 Rfraktur 211C Rho 3A1 S 53 "
    "Sacute 15A Scaron 160 Scedilla 15E Scircumflex 15C Shacyrillic 428 Shchacyrillic 429 "
    "Sigma 3A3 Softsigncyrillic 42C T 54 Tau 3A4 Tbar 166 Tcaron 164 Tcedilla 162 "
    "Tcommaaccent 162 Tecyrillic 422 Theta 398 Thorn DE Tsecyrillic 426 Tshecyrillic 40B "
    "U 55 Uacute DA Ubreve 16C Ucircumflex DB Ucyrillic 423 Udblacute 170 Udieresis DC "
    "Ugrave D9 Uhungarumlaut 170 Umacron 16A Uogonek 172 Upsilon 3A5 Upsilon1 3D2 "
    "Upsilonacutehooksymbolgreek 3D3 Upsilondieresis 3AB Upsilondieresishooksymbolgreek 3D4 "
    "Upsilonhooksymbol 3D2 Upsilontonos 38E Uring 16E Ushortcyrillic 40E Utilde 168 V 56 "
    "Vecyrillic 412 W 57 Wcircumflex 174 X 58 Xi 39E Y 59 Yacute DD Ycircumflex 176 "
    "Ydieresis 178 Yericyrillic 42B Yicyrillic 407 Z 5A Zacute 179 Zcaron 17D Zdot 17B "
    "Zdotaccent 17B Zecyrillic 417 Zeta 396 Zhecyrillic 416 a 61 aacute E1 abreve 103 "
    "acircumflex E2 acute B4 acyrillic 430 adieresis E4 ae E6 afii00208 2015 afii10017 410 "
    "afii10018 411 afii10019 412 afii10020 413 afii10021 414 afii10022 415 afii10023 401 "
    "afii10024 416 afii10025 417 afii10026 418 afii10027 419 afii10028 41A afii10029 41B "
    "afii10030 41C afii10031 41D afii10032 41E afii10033 41F afii10034 420 afii10035 421 "
    "afii10036 422 afii10037 423 afii10038 424 afii10039 425 afii10040 426 afii10041 427 "
    "afii10042 428 afii10043 429 afii10044 42A afii10045 42B afii10046 42C afii10047 42D "
    "afii10048 42E afii10049 42F afii10051 402 afii10052 403 afii10053 404 afii10054 405 "
    "afii10055 406 afii10056 407 afii10057 408 afii10058 409 afii10059 40A afii10060 40B "
    "afii10061 40C afii10062 40E afii10065 430 afii10066 431 afii10067 432 afii10068 433 "
    "afii10069 434 afii10070 435 afii10071 451 afii10072 436 afii10073 437 afii10074 438 "
    "afii10075 439 afii10076 43A afii10077 43B afii10078 43C afii10079 43D afii10080 43E "
    "afii10081 43F afii10082 440 afii10083 441 afii10084 442 afii10085 443 afii10086 444 "
    "afii10087 445 afii10088 446 afii10089 447 afii10090 448 afii10091 449 afii10092 44A "
    "afii10093 44B afii10094 44C afii10095 44D afii10096 44E afii10097 44F afii10099 452 "
    "afii10100 453 afii10101 454 afii10102 455 afii10103 456 afii10104 457 afii10105 458 "
    "afii10106 459 afii10107 45A afii10108 45B afii10109 45C afii10110 45E afii10145 40F "
    "afii10193 45F agrave E0 aleph 2135 allequal 224C alpha 3B1 alphatonos 3AC amacron 101 "
    "ampersand 26 angle 2220 angleleft 2329 angleright 232A anoteleia 387 aogonek 105 "
    "apple F8FF approaches 2250 approxequal 2248 approxequalorimage 2252 "
    "approximatelyequal 2245 aring E5 arrowboth 2194 arrowdblboth 21D4 arrowdbldown 21D3 "
    "arrowdblleft 21D0 arrowdblright 21D2 arrowdblup 21D1 arrowdown 2193 arrowleft 2190 "
    "arrowleftdbl 21D0 arrowright 2192 arrowup 2191 arrowupdn 2195 asciicircum 5E "
    "asciitilde 7E asterisk 2A asteriskmath 2217 asymptoticallyequal 2243 at 40 atilde E3 "
    "b 62 backslash 5C bar 7C because 2235 becyrillic 431 beta 3B2 betasymbolgreek 3D0 "
    "blackcircle 25CF blackdiamond 25C6 blackdownpointingtriangle 25BC "
    "blackleftpointingpointer 25C4 blackleftpointingtriangle 25C0 blackrectangle 25AC "
    "blackrightpointingpointer 25BA blackrightpointingtriangle 25B6 blacksmallsquare 25AA "
    "blacksquare 25A0 blackuppointingsmalltriangle 25B4 blackuppointingtriangle 25B2 "
    "braceleft 7B braceright 7D bracketleft 5B bracketright 5D breve 2D8 brokenbar A6 "
    "bullet 2022 bulletoperator 2219 bullseye 25CE c 63 cacute 107 caron 2C7 "
    "carriagereturn 21B5 ccaron 10D ccedilla E7 ccircumflex 109 cdot 10B cdotaccent 10B "
    "cedilla B8 cent A2 checyrillic 447 chi 3C7 circle 25CB circlemultiply 2297 "
    "circleot 2299 circleplus 2295 circumflex 2C6 club 2663 clubsuitblack 2663 colon 3A "
    "comma 2C congruent 2245 contourintegral 222E controlACK 6 controlBEL 7 controlBS 8 "
    "controlCAN 18 controlCR D controlDC1 11 controlDC2 12 controlDC3 13 controlDC4 14 "
    "controlDEL 7F controlDLE 10 controlEM 19 controlENQ 5 controlEOT 4 controlESC 1B "
    "controlETB 17 controlETX 3 controlFF C controlFS 1C controlGS 1D controlHT 9 "
    "controlLF A controlNAK 15 controlRS 1E controlSI F controlSO E controlSOT 2 "
    "controlSTX 1 controlSUB 1A controlSYN 16 controlUS 1F controlVT B copyright A9 "
    "curlyand 22CF curlyor 22CE currency A4 d 64 dagger 2020 daggerdbl 2021 "
    "dblarrowleft 21D4 dblarrowright 21D2 dblintegral 222C dbllowline 2017 "
    "dblverticalbar 2016 dcaron 10F dcroat 111 decyrillic 434 degree B0 delta 3B4 "
    "dialytikatonos 385 diamond 2666 dieresis A8 dieresistonos 385 divide F7 divides 2223 "
    "divisionslash 2215 djecyrillic 452 dmacron 111 dollar 24 dotaccent 2D9 dotlessi 131 "
    "dotmath 22C5 dottedcircle 25CC dzecyrillic 455 dzhecyrillic 45F e 65 eacute E9 "
    "ebreve 115 ecaron 11B ecircumflex EA ecyrillic 454 edieresis EB edot 117 edotaccent 117 "
    "efcyrillic 444 egrave E8 eight 38 elcyrillic 43B element 2208 ellipsis 2026 "
    "ellipsisvertical 22EE emacron 113 emcyrillic 43C emdash 2014 emptyset 2205 "
    "encyrillic 43D endash 2013 eng 14B eogonek 119 epsilon 3B5 epsilontonos 3AD equal 3D "
    "equivalence 2261 ercyrillic 440 ereversedcyrillic 44D escyrillic 441 eta 3B7 "
    "etatonos 3AE eth F0 euro 20AC exclam 21 exclamdown A1 existential 2203 f 66 ff FB00 "
    "ffi FB03 ffl FB04 fi FB01 figuredash 2012 filledbox 25A0 filledrect 25AC fisheye 25C9 "
    "five 35 fiveeighths 215D fl FB02 florin 192 forall 2200 four 34 fraction 2044 g 67 "
    "gamma 3B3 gbreve 11F gcedilla 123 gcircumflex 11D gcommaaccent 123 gdot 121 "
    "gdotaccent 121 gecyrillic 433 geometricallyequal 2251 germandbls DF gjecyrillic 453 "
    "gradient 2207 grave 60 greater 3E greaterequal 2265 greaterequalorless 22DB "
    "greaterorequivalent 2273 greaterorless 2277 greateroverequal 2267 guillemotleft AB "
    "guillemotright BB guilsinglleft 2039 guilsinglright 203A h 68 hardsigncyrillic 44A "
    "hbar 127 hcircumflex 125 heart 2665 heartsuitblack 2665 horizontalbar 2015 "
    "hungarumlaut 2DD hyphen 2D hyphentwo 2010 i 69 iacute ED iacyrillic 44F ibreve 12D "
    "icircumflex EE icyrillic 456 idieresis EF iecyrillic 435 igrave EC iicyrillic 438 "
    "iishortcyrillic 439 ij 133 ilde 2DC imacron 12B imageorapproximatelyequal 2253 "
    "increment 2206 infinity 221E integral 222B intersection 2229 iocyrillic 451 iogonek 12F "
    "iota 3B9 iotadieresis 3CA iotadieresistonos 390 iotatonos 3AF itilde 129 iucyrillic 44E "
    "j 6A jcircumflex 135 jecyrillic 458 k 6B kacyrillic 43A kappa 3BA kcedilla 137 "
    "kcommaaccent 137 kgreenlandic 138 khacyrillic 445 kjecyrillic 45C l 6C lacute 13A "
    "lambda 3BB lcaron 13E lcedilla 13C lcommaaccent 13C ldot 140 ldotaccent 140 less 3C "
    "lessequal 2264 lessequalorgreater 22DA lessorequivalent 2272 lessorgreater 2276 "
    "lessoverequal 2266 ljecyrillic 459 logicaland 2227 logicalnot AC logicalor 2228 "
    "longs 17F lozenge 25CA lslash 142 m 6D macron AF middot B7 minus 2212 minuscircle 2296 "
    "minusplus 2213 minute 2032 mu B5 mu1 B5 muchgreater 226B muchless 226A mugreek 3BC "
    "multiply D7 n 6E nabla 2207 nacute 144 napostrophe 149 nbspace A0 ncaron 148 "
    "ncedilla 146 ncommaaccent 146 nine 39 njecyrillic 45A nonbreakingspace A0 "
    "notcontains 220C notelement 2209 notelementof 2209 notequal 2260 notgreater 226F "
    "notgreaternorequal 2271 notgreaternorless 2279 notidentical 2262 notless 226E "
    "notlessnorequal 2270 notparallel 2226 notprecedes 2280 notsubset 2284 notsucceeds 2281 "
    "notsuperset 2285 ntilde F1 nu 3BD numbersign 23 o 6F oacute F3 obreve 14F "
    "ocircumflex F4 ocyrillic 43E odblacute 151 odieresis F6 oe 153 ogonek 2DB ograve F2 "
    "ohungarumlaut 151 omacron 14D omega 3C9 omega1 3D6 omegatonos 3CE omicron 3BF "
    "omicrontonos 3CC one 31 onedotenleader 2024 oneeighth 215B onehalf BD onequarter BC "
    "onesuperior B9 onethird 2153 ordfeminine AA ordmasculine BA orthogonal 221F oslash F8 "
    "otilde F5 overscore AF p 70 paragraph B6 parallel 2225 parenleft 28 parenright 29 "
    "partialdiff 2202 pecyrillic 43F percent 25 period 2E periodcentered B7 "
    "perpendicular 22A5 perthousand 2030 phi 3C6 phi1 3D5 phisymbolgreek 3D5 pi 3C0 "
    "pisymbolgreek 3D6 plus 2B pluscircle 2295 plusminus B1 precedes 227A product 220F "
    "propersubset 2282 propersuperset 2283 proportion 2237 proportional 221D psi 3C8 q 71 "
    "question 3F questiondown BF quotedbl 22 quotedblbase 201E quotedblleft 201C "
    "quotedblright 201D quoteleft 2018 quoteleftreversed 201B quotereversed 201B "
    "quoteright 2019 quoterightn 149 quotesinglbase 201A quotesingle 27 r 72 racute 155 "
    "radical 221A ratio 2236 rcaron 159 rcedilla 157 rcommaaccent 157 reflexsubset 2286 "
    "reflexsuperset 2287 registered AE reversedtilde 223D rho 3C1 rightangle 221F "
    "righttriangle 22BF ring 2DA s 73 sacute 15B scaron 161 scedilla 15F scircumflex 15D "
    "second 2033 section A7 semicolon 3B seven 37 seveneighths 215E sfthyphen AD "
    "shacyrillic 448 shchacyrillic 449 sigma 3C3 sigma1 3C2 sigmafinal 3C2 similar 223C "
    "six 36 slash 2F slong 17F softhyphen AD softsigncyrillic 44C space 20 "
    "spacehackarabic 20 spade 2660 spadesuitblack 2660 squarediagonalcrosshatchfill 25A9 "
    "squarehorizontalfill 25A4 squareorthogonalcrosshatchfill 25A6 "
    "squareupperlefttolowerrightfill 25A7 squareupperrighttolowerleftfill 25A8 "
    "squareverticalfill 25A5 squarewhitewithsmallblack 25A3 sterling A3 subset 2282 "
    "subsetnotequal 228A subsetorequal 2286 succeeds 227B suchthat 220B summation 2211 "
    "superset 2283 supersetnotequal 228B supersetorequal 2287 t 74 tackdown 22A4 "
    "tackleft 22A3 tau 3C4 tbar 167 tcaron 165 tcedilla 163 tcommaaccent 163 tecyrillic 442 "
    "thereexists 2203 therefore 2234 theta 3B8 theta1 3D1 thetasymbolgreek 3D1 thorn FE "
    "three 33 threeeighths 215C threequarters BE threesuperior B3 tilde 2DC "
    "tildeoperator 223C timescircle 2297 tonos 384 trademark 2122 triagdn 25BC triaglf 25C4 "
    "triagrt 25BA triagup 25B2 tsecyrillic 446 tshecyrillic 45B two 32 twodotenleader 2025 "
    "twodotleader 2025 twosuperior B2 twothirds 2154 u 75 uacute FA ubreve 16D "
    "ucircumflex FB ucyrillic 443 udblacute 171 udieresis FC ugrave F9 uhungarumlaut 171 "
    "umacron 16B underscore 5F underscoredbl 2017 union 222A universal 2200 uogonek 173 "
    "upsilon 3C5 upsilondieresis 3CB upsilondieresistonos 3B0 upsilontonos 3CD uring 16F "
    "ushortcyrillic 45E utilde 169 v 76 vecyrillic 432 verticalbar 7C w 77 wcircumflex 175 "
    "weierstrass 2118 whitecircle 25CB whitediamond 25C7 "
    "whitediamondcontainingblacksmalldiamond 25C8 whitedownpointingsmalltriangle 25BF "
    "whitedownpointingtriangle 25BD whiteleftpointingsmalltriangle 25C3 "
    "whiteleftpointingtriangle 25C1 whiterightpointingsmalltriangle 25B9 "
    "whiterightpointingtriangle 25B7 whitesmallsquare 25AB whitesquare 25A1 "
    "whiteuppointingsmalltriangle 25B5 whiteuppointingtriangle 25B3 x 78 xi 3BE y 79 "
    "yacute FD ycircumflex 177 ydieresis FF yen A5 yericyrillic 44B yicyrillic 457 z 7A "
    "zacute 17A zcaron 17E zdot 17C zdotaccent 17C zecyrillic 437 zero 30 zeta 3B6 "
    "zhecyrillic 436 ";

void fill(NamesByCode& names, std::size_t code, const char* list) {
  std::istringstream words(list);
  for (std::string word; code < names.size() && words >> word; ++code) names[code] = word;
}

NamesByCode standard_encoding() {
  NamesByCode names;
  fill(names, 32, kAscii);
  names[39] = "quoteright";
  names[96] = "quoteleft";
  std::istringstream words(kStandard);
  std::string name;
  for (std::size_t code = 0; words >> code >> name;) names[code] = name;
  return names;
}

NamesByCode with_upper_half(const char* list) {
  NamesByCode names;
  fill(names, 32, kAscii);
  fill(names, 128, list);
  return names;
}

const std::map<std::string, char32_t, std::less<>>& characters() {
  static const std::map<std::string, char32_t, std::less<>> kKnown = [] {
    std::map<std::string, char32_t, std::less<>> known;
    std::istringstream words(kCharacters);
    std::string name;
    for (std::uint32_t code = 0; words >> name >> std::hex >> code;) known[name] = code;
    return known;
  }();
  return kKnown;
}

std::optional<char32_t> hexadecimal(std::string_view digits) {
  std::uint32_t code = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), code, 16);
  if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  return static_cast<char32_t>(code);
}

}  // namespace

std::optional<NamesByCode> named_encoding(std::string_view name) {
  if (name == "StandardEncoding") return standard_encoding();
  if (name == "WinAnsiEncoding") return with_upper_half(kWinAnsi);
  if (name == "MacRomanEncoding") return with_upper_half(kMacRoman);
  return std::nullopt;
}

std::optional<char32_t> character_of(std::string_view glyph_name) {
  if (const auto known = characters().find(glyph_name); known != characters().end()) {
    return known->second;
  }
  if (glyph_name.starts_with("uni") && glyph_name.size() >= 7 && glyph_name.size() % 4 == 3) {
    return hexadecimal(glyph_name.substr(3, 4));
  }
  if (glyph_name.starts_with("u") && glyph_name.size() >= 5 && glyph_name.size() <= 7) {
    return hexadecimal(glyph_name.substr(1));
  }
  return std::nullopt;
}

bool is_known_name(std::string_view glyph_name) {
  if (character_of(glyph_name)) return true;
  if (glyph_name.starts_with("afii")) return is_digits(glyph_name.substr(4));
  // The dingbats are a1 to a206.
  return glyph_name.starts_with("a") && glyph_name.size() <= 4 && is_digits(glyph_name.substr(1));
}

std::optional<unsigned char> mac_roman_code(std::string_view glyph_name) {
  static const NamesByCode kNames = with_upper_half(kMacRoman);
  const auto found = std::find(kNames.begin(), kNames.end(), glyph_name);
  if (glyph_name.empty() || found == kNames.end()) return std::nullopt;
  return static_cast<unsigned char>(found - kNames.begin());
}

}  // namespace copil::conformity
