// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors
//
// Writes the text of a letter as a tagged PDF with pdfkit, as often as asked:
// pdfkit.js TEXT FONT OUTPUT TIMES
"use strict";
const fs = require("fs");
const { createRequire } = require("module");
// The packages stand in the build directory, not beside this file.
const PDFDocument = createRequire(process.cwd() + "/")("pdfkit");

const [text, font, output, times] = process.argv.slice(2);
const paragraphs = fs.readFileSync(text, "utf8").split("\n\n");

function write(done) {
  const document = new PDFDocument({
    size: "A4", margin: 71, tagged: true, lang: "nb-NO",
    displayTitle: true, info: { Title: "Brev" },
  });
  const file = fs.createWriteStream(output);
  file.on("finish", done);
  document.pipe(file);
  document.font(font).fontSize(11);
  for (const paragraph of paragraphs) {
    document.addStructure(document.struct("P", () => {
      document.text(paragraph);
    }));
    document.moveDown();
  }
  document.end();
}

let left = Number(times);
(function next() {
  if (left-- > 0) write(next);
})();
