/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <cairo.h>

#include "letter/vei-document.h"

G_BEGIN_DECLS

#define VEI_PAPER_WIDTH_POINTS  595.276   /* A4, 210 mm */
#define VEI_PAPER_HEIGHT_POINTS 841.890   /* A4, 297 mm */

/**
 * VeiPrintSize:
 *
 * How large a letter is printed.
 */
typedef enum
{
  VEI_PRINT_NORMAL,            /* 11 pt */
  VEI_PRINT_LARGE,             /* 18 pt */
} VeiPrintSize;

/* A document laid out on A4 pages: drawn on screen, on a printer and in a PDF by the same code. */
#define VEI_TYPE_PAPER (vei_paper_get_type ())
G_DECLARE_FINAL_TYPE (VeiPaper, vei_paper, VEI, PAPER, GObject)

void      vei_paper_prepare     (void);
VeiPaper *vei_paper_new         (VeiDocument   *document,
                                 VeiPrintSize   size) G_GNUC_WARN_UNUSED_RESULT;
guint     vei_paper_get_n_pages (VeiPaper      *self);
void      vei_paper_draw_page   (VeiPaper      *self,
                                 guint          page,
                                 cairo_t       *cr);
/* The same page in the pixels of a screen. */
cairo_surface_t *vei_paper_draw_picture (VeiPaper *self,
                                 guint          page,
                                 double         scale) G_GNUC_WARN_UNUSED_RESULT;
GBytes   *vei_paper_to_pdf      (VeiPaper      *self,
                                 const GDate   *created,
                                 GError       **error) G_GNUC_WARN_UNUSED_RESULT;

double    vei_print_size_get_points (VeiPrintSize size);
GBytes   *vei_document_to_odt   (VeiDocument   *self,
                                 VeiPrintSize   size,
                                 const GDate   *created,
                                 GError       **error) G_GNUC_WARN_UNUSED_RESULT;

/* The whole letter as the bytes of a file; which form, by the file name's ending (pdf, odt, txt). */
GBytes   *vei_document_export   (VeiDocument   *document,
                                 const char    *file_name,
                                 VeiPrintSize   size,
                                 const GDate   *created,
                                 GError       **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
