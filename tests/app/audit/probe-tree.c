/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */

/* What is shown, and where: each widget with its place, what can be seen of it,
 * and what is cut off. */

#include "probe.h"

#include <math.h>

/* Pixels of a picture for each pixel of the screen: thin strokes get their
 * full colour. */
#define SCALE 2

/* How far outside a widget its focus may be drawn: it may be its row that
 * shows it. */
#define FOCUS_AROUND 16

/* The part of the pixels of a text that is left out: they are half covered,
 * because its edges are smoothed. In a field only a few are text. */
#define FULLY_COVERED 0.85
#define FULLY_COVERED_FEW 0.96

/* What is typed stands at least this far from the edge of its field. */
#define WITHIN_FIELD 3

typedef struct
{
  GtkWidget    *native;
  ProbePicture *picture;               /* (nullable) */
  JsonArray    *nodes;
} Dump;

static void
add_rect (JsonObject            *object,
          const char            *name,
          const graphene_rect_t *rect)
{
  JsonArray *array = json_array_new ();

  json_array_add_double_element (array, rect->origin.x);
  json_array_add_double_element (array, rect->origin.y);
  json_array_add_double_element (array, rect->size.width);
  json_array_add_double_element (array, rect->size.height);
  json_object_set_array_member (object, name, array);
}

static void
add_colour (JsonObject *object,
            const char *name,
            guint32     colour)
{
  g_autofree char *text = g_strdup_printf ("#%06x", colour);

  json_object_set_string_member (object, name, text);
}

static gboolean
scrolls_vertically (GtkWidget *widget)
{
  return GTK_IS_SCROLLABLE (widget)
         && gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW) != NULL;
}

static gboolean
cuts (GtkWidget *widget,
      GtkWidget *native)
{
  return widget == native || gtk_widget_get_overflow (widget) == GTK_OVERFLOW_HIDDEN
         || scrolls_vertically (widget);
}

static void
intersect (graphene_rect_t       *rect,
           const graphene_rect_t *with)
{
  if (!graphene_rect_intersection (rect, with, rect))
    rect->size.width = rect->size.height = 0;
}

/* What is left of a place after all that cuts it. @lost_x and @lost_y are the
 * pixels that no scrolling brings into sight. */
static graphene_rect_t
clip (Dump                  *dump,
      GtkWidget             *widget,
      const graphene_rect_t *place,
      double                *lost_x,
      double                *lost_y)
{
  graphene_rect_t seen = *place;
  graphene_rect_t reachable = *place;
  gboolean scrolls = FALSE;

  *lost_x = *lost_y = 0;
  for (GtkWidget *above = widget; above != NULL; above = gtk_widget_get_parent (above))
    {
      graphene_rect_t area;

      if (cuts (above, dump->native) && gtk_widget_compute_bounds (above, dump->native, &area))
        {
          intersect (&seen, &area);
          scrolls = scrolls || scrolls_vertically (above);
          if (scrolls)
            {
              reachable.origin.y = area.origin.y;
              reachable.size.height = MIN (reachable.size.height, area.size.height);
            }
          *lost_x = MAX (*lost_x, MAX (area.origin.x - place->origin.x,
                                       place->origin.x + place->size.width
                                       - area.origin.x - area.size.width));
          if (!scrolls)
            *lost_y = MAX (*lost_y, MAX (area.origin.y - place->origin.y,
                                         place->origin.y + place->size.height
                                         - area.origin.y - area.size.height));
        }
      if (above == dump->native)
        break;
    }
  return seen;
}

static int
measure_word (PangoLayout *like,
              const char  *word)
{
  g_autoptr (PangoLayout) layout = pango_layout_copy (like);
  int width;

  pango_layout_set_attributes (layout, NULL);
  pango_layout_set_width (layout, -1);
  pango_layout_set_text (layout, word, -1);
  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

/* Where a word goes on in the next line: the two parts, and how wide the whole
 * is. */
static void
add_broken_words (JsonObject  *object,
                  PangoLayout *layout)
{
  const char *text = pango_layout_get_text (layout);
  JsonArray *array = json_array_new ();

  for (int i = 1; i < pango_layout_get_line_count (layout); i++)
    {
      const char *here = text + pango_layout_get_line_readonly (layout, i)->start_index;
      const char *before = here > text ? g_utf8_prev_char (here) : here;
      const char *begin = here, *end = here;

      if (!g_unichar_isalpha (g_utf8_get_char (before)) ||
          !g_unichar_isalpha (g_utf8_get_char (here)))
        continue;
      while (begin > text && g_unichar_isalpha (g_utf8_get_char (g_utf8_prev_char (begin))))
        begin = g_utf8_prev_char (begin);
      while (g_unichar_isalpha (g_utf8_get_char (end)))
        end = g_utf8_next_char (end);
      {
        g_autofree char *first = g_strndup (begin, here - begin);
        g_autofree char *rest = g_strndup (here, end - here);
        g_autofree char *word = g_strconcat (first, rest, NULL);
        JsonArray *parts = json_array_new ();

        json_array_add_string_element (parts, first);
        json_array_add_string_element (parts, rest);
        json_array_add_int_element (parts, measure_word (layout, word));
        json_array_add_array_element (array, parts);
      }
    }
  json_object_set_array_member (object, "broken", array);
}

static void
add_font (JsonObject *object,
          GtkWidget  *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double size = pango_font_description_get_size (font) / (double) PANGO_SCALE;

  if (!pango_font_description_get_size_is_absolute (font))
    size *= pango_cairo_context_get_resolution (context) / 72.0;
  json_object_set_double_member (object, "font_px", size);
  json_object_set_int_member (object, "weight", pango_font_description_get_weight (font));
}

/* The ink of a label, in the coordinates of the window. */
static gboolean
find_ink_area (Dump            *dump,
               GtkLabel        *label,
               graphene_rect_t *area)
{
  PangoRectangle ink;
  graphene_point_t from, to;
  int x, y;

  gtk_label_get_layout_offsets (label, &x, &y);
  pango_layout_get_pixel_extents (gtk_label_get_layout (label), &ink, NULL);
  from = GRAPHENE_POINT_INIT (x + ink.x, y + ink.y);
  if (!gtk_widget_compute_point (GTK_WIDGET (label), dump->native, &from, &to))
    return FALSE;
  *area = GRAPHENE_RECT_INIT (to.x, to.y, ink.width, ink.height);
  return ink.width > 0;
}

static void
measure_text (Dump                  *dump,
              JsonObject            *object,
              const graphene_rect_t *area,
              int                    within)
{
  graphene_rect_t inside;
  guint32 ink, paper;
  double contrast;

  graphene_rect_inset_r (area, within, within, &inside);
  if (dump->picture == NULL || inside.size.width < 1 || inside.size.height < 1)
    return;
  contrast = probe_picture_text (dump->picture, &inside,
                                 within > 0 ? FULLY_COVERED_FEW : FULLY_COVERED, &ink, &paper);
  json_object_set_double_member (object, "contrast", contrast);
  add_colour (object, "ink", ink);
  add_colour (object, "paper", paper);
}

static void
describe_label (Dump       *dump,
                GtkLabel   *label,
                JsonObject *object)
{
  PangoLayout *layout = gtk_label_get_layout (label);
  graphene_rect_t area, seen;
  double lost_x, lost_y;

  json_object_set_string_member (object, "text", gtk_label_get_text (label));
  json_object_set_boolean_member (object, "ellipsized", pango_layout_is_ellipsized (layout));
  add_font (object, GTK_WIDGET (label));
  add_broken_words (object, layout);
  if (!find_ink_area (dump, label, &area))
    return;
  seen = clip (dump, GTK_WIDGET (label), &area, &lost_x, &lost_y);
  json_object_set_double_member (object, "lost_x", lost_x);
  json_object_set_double_member (object, "lost_y", lost_y);
  add_rect (object, "ink_place", &area);
  /* A line that is cut in two shows only parts of its strokes. */
  if (seen.size.width >= area.size.width - 1 && seen.size.height >= MIN (area.size.height, 12))
    measure_text (dump, object, &seen, 0);
}

/* A sign has to be seen; a picture in colours, as that of the program, says
 * nothing. */
static gboolean
is_sign (GtkImage *image)
{
  const char *name = gtk_image_get_icon_name (image);

  if (gtk_image_get_storage_type (image) == GTK_IMAGE_EMPTY)
    return FALSE;
  return name == NULL || g_str_has_suffix (name, "-symbolic");
}

/* What is typed, and icons. */
static void
describe_content (Dump                  *dump,
                  GtkWidget             *widget,
                  JsonObject            *object,
                  const graphene_rect_t *seen)
{
  if (GTK_IS_TEXT (widget))
    {
      g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (widget)));

      json_object_set_string_member (object, "text", text);
      add_font (object, widget);
      if (text[0] != '\0')
        measure_text (dump, object, seen, WITHIN_FIELD);
    }
  else if (GTK_IS_TEXT_VIEW (widget))
    {
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget));

      json_object_set_string_member (object, "text",
                                     gtk_text_buffer_get_char_count (buffer) > 0 ? "…" : "");
      add_font (object, widget);
      if (gtk_text_buffer_get_char_count (buffer) > 0 && seen->size.height > 20)
        measure_text (dump, object, seen, WITHIN_FIELD);
    }
  else if (GTK_IS_IMAGE (widget) && is_sign (GTK_IMAGE (widget)))
    {
      add_font (object, widget);
      json_object_set_boolean_member (object, "icon", TRUE);
      measure_text (dump, object, seen, 0);
    }
}

/* What would not be known for a control without its edge. */
static gboolean
has_edge (GtkWidget *widget)
{
  static const char *const names[] = { "check", "radio", "entry", "spinbutton", "switch" };

  /* Its row is the field that one sees. */
  if (gtk_widget_has_css_class (widget, "row-entry"))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (gtk_widget_get_css_name (widget), names[i]))
      return TRUE;
  return FALSE;
}

static void
describe_edge (Dump                  *dump,
               GtkWidget             *widget,
               JsonObject            *object,
               const graphene_rect_t *seen)
{
  guint32 ink, paper;

  if (dump->picture == NULL || !has_edge (widget) || seen->size.width < 8
      || seen->size.height < 8)
    return;
  json_object_set_double_member (object, "edge",
                                 probe_picture_edge (dump->picture, seen, &ink, &paper));
  add_colour (object, "edge_ink", ink);
  add_colour (object, "edge_paper", paper);
}

/* How many pixels one has to scroll to see all. */
static double
get_hidden (GtkAdjustment *adjustment)
{
  return gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_lower (adjustment)
         - gtk_adjustment_get_page_size (adjustment);
}

static void
describe_scrolling (GtkScrolledWindow *scrolled,
                    JsonObject        *object)
{
  json_object_set_double_member (object, "scrolls_x",
                                 get_hidden (gtk_scrolled_window_get_hadjustment (scrolled)));
  json_object_set_double_member (object, "scrolls_y",
                                 get_hidden (gtk_scrolled_window_get_vadjustment (scrolled)));
}

static gboolean
takes_clicks (GtkWidget *widget)
{
  if (GTK_IS_LIST_BOX_ROW (widget))
    return gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (widget));
  return GTK_IS_BUTTON (widget) || GTK_IS_CHECK_BUTTON (widget) || GTK_IS_SWITCH (widget)
         || GTK_IS_TEXT (widget) || GTK_IS_TEXT_VIEW (widget) || GTK_IS_EXPANDER (widget)
         || GTK_IS_SCALE (widget);
}

static char *
join_classes (GtkWidget *widget)
{
  g_auto (GStrv) classes = gtk_widget_get_css_classes (widget);

  return g_strjoinv (" ", classes);
}

/* A widget without its padding. */
static void
find_inner (Dump            *dump,
            GtkWidget       *widget,
            graphene_rect_t *inner)
{
  graphene_point_t corner;

  if (!gtk_widget_compute_point (widget, dump->native, &GRAPHENE_POINT_INIT (0, 0), &corner))
    graphene_point_init (&corner, 0, 0);
  graphene_rect_init (inner, corner.x, corner.y, gtk_widget_get_width (widget),
                      gtk_widget_get_height (widget));
}

static void
describe (Dump      *dump,
          GtkWidget *widget,
          int        parent)
{
  JsonObject *object = json_object_new ();
  g_autofree char *classes = join_classes (widget);
  graphene_rect_t place, inner, seen;
  double lost_x, lost_y;
  int self = (int) json_array_get_length (dump->nodes);

  if (!gtk_widget_compute_bounds (widget, dump->native, &place))
    graphene_rect_init (&place, 0, 0, 0, 0);
  seen = clip (dump, widget, &place, &lost_x, &lost_y);
  json_object_set_int_member (object, "parent", parent);
  json_object_set_string_member (object, "type", G_OBJECT_TYPE_NAME (widget));
  json_object_set_string_member (object, "css", gtk_widget_get_css_name (widget));
  json_object_set_string_member (object, "classes", classes);
  add_rect (object, "place", &place);
  find_inner (dump, widget, &inner);
  add_rect (object, "inner", &inner);
  add_rect (object, "seen", &seen);
  json_object_set_boolean_member (object, "sensitive", gtk_widget_is_sensitive (widget));
  json_object_set_boolean_member (object, "focusable", gtk_widget_get_focusable (widget));
  json_object_set_boolean_member (object, "target", takes_clicks (widget));
  json_array_add_object_element (dump->nodes, object);

  if (GTK_IS_LABEL (widget))
    describe_label (dump, GTK_LABEL (widget), object);
  else
    describe_content (dump, widget, object, &seen);
  if (GTK_IS_SCROLLED_WINDOW (widget))
    describe_scrolling (GTK_SCROLLED_WINDOW (widget), object);
  if (graphene_rect_equal (&place, &seen))
    describe_edge (dump, widget, object, &seen);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_mapped (child) && gtk_widget_get_child_visible (child)
        && gtk_widget_get_opacity (child) > 0 && !GTK_IS_NATIVE (child))
      describe (dump, child, self);
}

/* All windows and popovers that are shown. */
static void
collect_natives (GtkWidget *widget,
                 GPtrArray *natives)
{
  if (GTK_IS_NATIVE (widget) && gtk_widget_get_mapped (widget))
    g_ptr_array_add (natives, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_mapped (child))
      collect_natives (child, natives);
}

static GPtrArray *
list_natives (void)
{
  GPtrArray *natives = g_ptr_array_new ();
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      collect_natives (window, natives);
    }
  return natives;
}

static guint
hash_places (GtkWidget *widget,
             GtkWidget *native,
             guint      hash)
{
  graphene_rect_t place;

  if (gtk_widget_compute_bounds (widget, native, &place))
    hash = hash * 31 + (guint) (int) roundf (place.origin.x + place.origin.y * 7
                                             + place.size.width * 13 + place.size.height * 17);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_mapped (child))
      hash = hash_places (child, native, hash);
  return hash;
}

/**
 * probe_tree_hash:
 *
 * Sums up where everything stands, to tell whether it stands still.
 *
 * Returns: a number that changes when something moves
 */
guint
probe_tree_hash (void)
{
  g_autoptr (GPtrArray) natives = list_natives ();
  guint hash = natives->len;

  for (guint i = 0; i < natives->len; i++)
    hash = hash_places (g_ptr_array_index (natives, i), g_ptr_array_index (natives, i), hash);
  return hash;
}

/* What has the keyboard, in the window that is used. */
static GtkWidget *
find_focus (GtkNative **native)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);
      GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));

      if (!gtk_window_is_active (window) || focus == NULL || !gtk_widget_get_mapped (focus))
        continue;
      *native = gtk_widget_get_native (focus);
      return focus;
    }
  return NULL;
}

/**
 * probe_tree_dump_focus:
 *
 * Describes what has the keyboard, and how much what had it before has changed
 * by losing it.
 *
 * Returns: (transfer full): an object
 */
JsonNode *
probe_tree_dump_focus (void)
{
  static graphene_rect_t old_area;
  static ProbePicture *old_picture = NULL;
  static GtkNative *old_native = NULL;
  JsonNode *root = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  GtkNative *native = NULL;
  GtkWidget *focus = find_focus (&native);

  if (old_picture != NULL && native == old_native)
    {
      g_autoptr (ProbePicture) now = probe_picture_take (native, &old_area, SCALE);

      json_object_set_int_member (object, "changed",
                                  probe_picture_change (old_picture, now) / (SCALE * SCALE));
    }
  g_clear_pointer (&old_picture, probe_picture_free);
  if (focus != NULL && gtk_widget_compute_bounds (focus, GTK_WIDGET (native), &old_area))
    {
      g_autofree char *classes = join_classes (focus);

      json_object_set_string_member (object, "type", G_OBJECT_TYPE_NAME (focus));
      json_object_set_string_member (object, "classes", classes);
      add_rect (object, "place", &old_area);
      graphene_rect_inset (&old_area, -FOCUS_AROUND, -FOCUS_AROUND);
      old_native = native;
      old_picture = probe_picture_take (native, &old_area, SCALE);
    }
  json_node_take_object (root, object);
  return root;
}

/**
 * probe_tree_dump:
 * @with_pixels: whether to measure contrast too
 *
 * Describes all windows and popovers that are shown.
 *
 * Returns: (transfer full): an array of windows, each with its widgets
 */
JsonNode *
probe_tree_dump (gboolean with_pixels)
{
  g_autoptr (GPtrArray) natives = list_natives ();
  JsonNode *root = json_node_new (JSON_NODE_ARRAY);
  JsonArray *windows = json_array_new ();

  for (guint i = 0; i < natives->len; i++)
    {
      GtkNative *native = g_ptr_array_index (natives, i);
      g_autoptr (ProbePicture) picture = with_pixels ? probe_picture_take (native, NULL, SCALE) : NULL;
      Dump dump = { GTK_WIDGET (native), picture, json_array_new () };
      JsonObject *window = json_object_new ();

      describe (&dump, GTK_WIDGET (native), -1);
      json_object_set_string_member (window, "type", G_OBJECT_TYPE_NAME (native));
      json_object_set_int_member (window, "width", gtk_widget_get_width (GTK_WIDGET (native)));
      json_object_set_int_member (window, "height", gtk_widget_get_height (GTK_WIDGET (native)));
      json_object_set_boolean_member (window, "active",
                                      GTK_IS_WINDOW (native)
                                      && gtk_window_is_active (GTK_WINDOW (native)));
      json_object_set_array_member (window, "nodes", dump.nodes);
      json_array_add_object_element (windows, window);
    }
  json_node_take_array (root, windows);
  return root;
}
