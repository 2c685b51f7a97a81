# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors
"""Writes a letter in HTML as a PDF with WeasyPrint: HTML OUTPUT TIMES"""

import sys

from weasyprint import HTML

source, output, times = sys.argv[1:]
for _ in range(int(times)):
    # The variant with tags.
    HTML(filename=source).write_pdf(output, variant="pdf/ua-1")
