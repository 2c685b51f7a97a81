/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <pango/pangocairo.h>

#include "letter/vei-document-private.h"
#include "letter/vei-paper.h"

G_BEGIN_DECLS

#define VEI_PAPER_POINTS_PER_MM (72.0 / 25.4)
#define VEI_PAPER_MARGIN        (25 * VEI_PAPER_POINTS_PER_MM)
#define VEI_PAPER_TEXT_WIDTH    (VEI_PAPER_WIDTH_POINTS - 2 * VEI_PAPER_MARGIN)

/* Text that is laid out as one: a paragraph, an address, an item. */
typedef struct
{
  VeiBlockRole  role;
  guint8        level;
  PangoLayout  *layout;
  const VeiFigure *figure;     /* instead of the text; owned by the document; NULL: none */
  const char   *alternative;   /* what the figure shows, in words; owned by the document */
  PangoLayout  *label;         /* the bullet of an item; NULL: none */
  double        x;             /* of the text, from the left edge of the page */
  double        label_x;
  double        space_before;  /* not used at the top of a page */
  double        least_y;       /* on the first page; 0: anywhere */
  gboolean      english;       /* in English, in a letter that is in Norwegian */
  gboolean      new_page;
  gboolean      keep_with_next;
  gboolean      keep_with_before;
} VeiParagraph;

/* A line of a paragraph. */
typedef struct
{
  PangoLayoutLine *line;       /* owned by the layout */
  guint            paragraph;
  gboolean         is_first;   /* of its paragraph */
  gboolean         may_break;  /* a page may begin here */
  gboolean         must_break; /* a page begins here */
  double           x;
  double           height;
  double           rise;       /* from the top to the baseline */
  double           y;          /* of the baseline on its page */
} VeiLine;

/* A page in the pixels of a screen. */
typedef struct _VeiPaperPicture VeiPaperPicture;

struct _VeiPaper
{
  GObject parent_instance;

  VeiDocument  *document;
  PangoContext *context;
  double        size;          /* of the body text, in points */
  GArray       *paragraphs;    /* of VeiParagraph */
  GArray       *lines;         /* of VeiLine */
  GArray       *pages;         /* of guint: the first line of each */
  VeiPaperPicture *picture;    /* while a page is drawn for a screen; else NULL */
};

void   vei_paper_draw_line     (VeiPaper      *self,
                                const VeiLine *line,
                                cairo_t       *cr);
void   vei_paper_draw_label    (VeiPaper      *self,
                                const VeiLine *line,
                                cairo_t       *cr);
void   vei_paper_draw_margins  (VeiPaper      *self,
                                guint          page,
                                cairo_t       *cr);
guint  vei_paper_get_page_end  (VeiPaper      *self,
                                guint          page);

void   vei_paper_picture_add   (VeiPaperPicture *self,
                                PangoLayoutLine *line,
                                double           x,
                                double           y,
                                cairo_t         *cr);

PangoContext *vei_paper_create_context (VeiLanguage language,
                                        double      points) G_GNUC_WARN_UNUSED_RESULT;
PangoLayout *vei_paper_create_layout (VeiPaper   *self,
                                      const char *text,
                                      double      scale,
                                      gboolean    bold) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
