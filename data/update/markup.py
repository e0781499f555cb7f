#!/usr/bin/env python3
"""libdateline/src/read/character_names.inc and single_bytes.inc: the named characters of HTML and the single-byte
encodings of the web, from Python's own tables (html.entities follows the WHATWG list; the codecs follow Unicode's).
Run without arguments, in any folder. The result is kept in git; standards change it rarely."""
import html.entities
import os

READ = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "libdateline", "src", "read")
COLUMN = 118

def c_string(text):
    out, hexed = "", False
    for b in text.encode():
        c = chr(b)
        if b < 0x20 or b >= 0x7F:
            out, hexed = out + f"\\x{b:02x}", True
            continue
        if hexed and c in "0123456789abcdefABCDEF": out += '""'
        out, hexed = out + ("\\" + c if c in '"\\' else c), False
    return f'"{out}"'

def entities():
    lines = ["// The named characters of HTML, sorted by name; a name without a semicolon is read in old markup too.",
             "// Made by data/update/markup.py from Python's html.entities (the WHATWG list)."]
    lines += [f"{{{c_string(name)}, {c_string(text)}}}," for name, text in sorted(html.entities.html5.items())]
    return lines

# WHATWG name, Python codec, and where WHATWG's index differs: bytes that Python leaves out are C1 controls there.
SINGLE = ["ibm866 cp866", "iso-8859-2", "iso-8859-3", "iso-8859-4", "iso-8859-5", "iso-8859-6", "iso-8859-7", "iso-8859-8",
          "iso-8859-10", "iso-8859-13", "iso-8859-14", "iso-8859-15", "iso-8859-16", "koi8-r", "koi8-u", "macintosh mac_roman",
          "windows-874 cp874", "windows-1250 cp1250", "windows-1251 cp1251", "windows-1252 cp1252", "windows-1253 cp1253",
          "windows-1254 cp1254", "windows-1255 cp1255", "windows-1256 cp1256", "windows-1257 cp1257", "windows-1258 cp1258",
          "x-mac-cyrillic mac_cyrillic"]

def single_bytes():
    lines = ["// Single-byte encodings of the web: the characters of bytes 0x80 to 0xFF, sorted by name.",
             "// Made by data/update/markup.py from Python's codecs; bytes without a character are U+FFFD, and below 0xA0 in the",
             "// windows encodings the control character of the same number, as the WHATWG indexes have it."]
    for entry in sorted(SINGLE):
        name, codec = (entry.split() + entry.split())[:2]
        points = []
        for b in range(0x80, 0x100):
            try: points.append(ord(bytes([b]).decode(codec)))
            except UnicodeDecodeError: points.append(b if b < 0xA0 and name.startswith("windows") else 0xFFFD)
        lines.append(f'{{"{name}", {{')
        row = "  "
        for p in points:
            piece = f"0x{p:04X}, "
            if len(row) + len(piece) > COLUMN: lines.append(row.rstrip()); row = "  "
            row += piece
        lines.append(row.rstrip())
        lines.append("}},")
    return lines

for name, lines in (("character_names.inc", entities()), ("single_bytes.inc", single_bytes())):
    with open(os.path.join(READ, name), "w", encoding="utf-8") as f: f.write("\n".join(lines) + "\n")
