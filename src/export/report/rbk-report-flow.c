/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-report-flow.h"

#define SIDE 56.0
#define HEAD 64.0
#define FOOT 60.0

#define BULLET_WIDTH 12.0

#define CALLOUT_EDGE 3.0
#define CALLOUT_PAD 9.0

/* A heading stays with what it is over; a section begins high enough to say something. */
#define HEADING_KEEPS 96.0
#define SECTION_KEEPS 0.42
#define SECTION_SKIP 34.0
#define PART_SKIP 14.0

typedef struct
{
  gpointer       thing;
  GDestroyNotify destroy;
} Owned;

static void
clear_owned (gpointer owned)
{
  Owned *self = owned;

  self->destroy (self->thing);
}

static void
clear_item (gpointer item)
{
  RbkReportItem *self = item;

  g_clear_pointer (&self->text, g_ref_string_release);
}

static void
clear_heading (gpointer heading)
{
  g_free (((RbkReportHeading *) heading)->title);
}

/* Prepares empty pages of a size; the first is begun. */
void
rbk_report_flow_init (RbkReportFlow *self, double width, double height)
{
  *self = (RbkReportFlow){ .width = width,
                           .height = height,
                           .left = MIN (SIDE, width / 8.0),
                           .top = MIN (HEAD, height / 8.0) };
  self->bottom = height - MIN (FOOT, height / 8.0);
  self->measure = width - 2.0 * self->left;
  self->context = rbk_report_type_context ();
  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  self->headings = g_array_new (FALSE, FALSE, sizeof (RbkReportHeading));
  g_array_set_clear_func (self->headings, clear_heading);
  self->owned = g_array_new (FALSE, FALSE, sizeof (Owned));
  g_array_set_clear_func (self->owned, clear_owned);
  rbk_report_flow_new_page (self);
}

/* Frees what rbk_report_flow_init() made. */
void
rbk_report_flow_clear (RbkReportFlow *self)
{
  g_clear_object (&self->context);
  g_clear_pointer (&self->pages, g_ptr_array_unref);
  g_clear_pointer (&self->headings, g_array_unref);
  g_clear_pointer (&self->owned, g_array_unref);
}

/* Whether nothing was set since a heading. */
static gboolean
ends_in_heading (const RbkReportFlow *self)
{
  return self->kept_end > 0.0 && !(self->y > self->kept_end);
}

/* Takes the headings at the end of a page to the next. */
static void
move_headings (RbkReportFlow *self, GArray *from, GArray *to)
{
  double up = self->kept_top - self->top;

  for (guint i = self->kept_item; i < from->len; i++)
    {
      RbkReportItem item = g_array_index (from, RbkReportItem, i);

      if (item.text != NULL)
        g_ref_string_acquire (item.text);
      item.y -= up;
      g_array_append_val (to, item);
    }
  g_array_set_size (from, self->kept_item);
  for (guint i = 0; i < self->headings->len; i++)
    {
      RbkReportHeading *heading = &g_array_index (self->headings, RbkReportHeading, i);

      if (heading->page != self->pages->len - 2 || heading->y < self->kept_top)
        continue;
      heading->page++;
      heading->y -= up;
    }
  self->y = self->kept_end - up;
}

/* Begins a page. Headings that would stay behind alone go along. */
void
rbk_report_flow_new_page (RbkReportFlow *self)
{
  GArray *page = g_array_new (FALSE, FALSE, sizeof (RbkReportItem));

  g_array_set_clear_func (page, clear_item);
  g_ptr_array_add (self->pages, page);
  if (ends_in_heading (self) && self->kept_top > self->top)
    move_headings (self, g_ptr_array_index (self->pages, self->pages->len - 2), page);
  else
    self->y = self->top;
  self->kept_end = 0.0;
}

/* Keeps what a figure points to for as long as the pages. */
void
rbk_report_flow_own (RbkReportFlow *self, gpointer thing, GDestroyNotify destroy)
{
  Owned owned = { thing, destroy };

  g_array_append_val (self->owned, owned);
}

/* Returns: the page that is being filled, from 0 */
guint
rbk_report_flow_get_page (RbkReportFlow *self)
{
  return self->pages->len - 1;
}

/* Returns: how much of the page is left */
double
rbk_report_flow_left (RbkReportFlow *self)
{
  return self->bottom - self->y;
}

/* Begins a page where less than @height is left of this one. */
void
rbk_report_flow_need (RbkReportFlow *self, double height)
{
  if (self->y > self->top && rbk_report_flow_left (self) < height)
    rbk_report_flow_new_page (self);
}

/* Leaves white, but none at the top of a page. */
void
rbk_report_flow_skip (RbkReportFlow *self, double height)
{
  if (self->y > self->top)
    self->y += height;
}

static void
put (RbkReportFlow *self, guint page, RbkReportItem *item)
{
  GArray *items = g_ptr_array_index (self->pages, page);

  g_array_append_vals (items, item, 1);
}

/* Puts the lines of a text on the page that is being filled, as @piece says. */
void
rbk_report_flow_put_lines (RbkReportFlow *self, const RbkReportItem *piece, char *text)
{
  RbkReportItem item = *piece;

  item.kind = RBK_REPORT_ITEM_TEXT;
  item.text = g_ref_string_acquire (text);
  put (self, rbk_report_flow_get_page (self), &item);
}

/* Puts one line anywhere; too long, it ends in an ellipsis. */
void
rbk_report_flow_put_text (RbkReportFlow *self,
                          guint          page,
                          RbkReportStyle style,
                          PangoAlignment align,
                          const char    *text,
                          double         x,
                          double         y,
                          double         width)
{
  RbkReportItem item = {
    .kind = RBK_REPORT_ITEM_TEXT, .x = x, .y = y, .width = width, .style = style, .align = align
  };

  item.text = g_ref_string_new (text);
  put (self, page, &item);
}

/* Fills a rectangle. */
void
rbk_report_flow_put_fill (RbkReportFlow *self,
                          guint          page,
                          RbkReportInk   ink,
                          double         x,
                          double         y,
                          double         width,
                          double         height)
{
  RbkReportItem item = {
    .kind = RBK_REPORT_ITEM_FILL, .x = x, .y = y, .width = width, .height = height, .ink = ink
  };

  put (self, page, &item);
}

/* Flows lines into the column from @x on; returns where the last page's piece begins. */
static void
flow_lines (RbkReportFlow *self, RbkReportStyle style, const char *text, double x, double width)
{
  g_autoptr(PangoLayout) layout =
                 rbk_report_type_layout (self->context, style, text, PANGO_ALIGN_LEFT, width);
  guint         n_lines = (guint) pango_layout_get_line_count (layout);
  RbkReportItem piece = { .x = x, .width = width, .style = style, .align = PANGO_ALIGN_LEFT };
  char         *shared = g_ref_string_new (text);

  while (piece.first_line < n_lines)
    {
      gboolean is_fresh = !(self->y > self->top);

      piece.y = self->y;
      piece.n_lines = rbk_report_lines_fit (layout, piece.first_line, rbk_report_flow_left (self),
                                            &piece.height);
      if (piece.n_lines == 0 && is_fresh)
        piece.n_lines =
            rbk_report_lines_fit (layout, piece.first_line, self->height, &piece.height);
      if (piece.n_lines > 0)
        rbk_report_flow_put_lines (self, &piece, shared);
      self->y += piece.height;
      piece.first_line += MAX (piece.n_lines, is_fresh ? 1 : 0);
      if (piece.first_line < n_lines)
        rbk_report_flow_new_page (self);
    }
  g_ref_string_release (shared);
}

/* Flows a paragraph, and white after it. Nothing is set of an empty one. */
void
rbk_report_flow_text (RbkReportFlow *self, RbkReportStyle style, const char *text)
{
  if (text == NULL || text[0] == '\0')
    return;
  rbk_report_flow_need (self, 26.0);
  flow_lines (self, style, text, self->left, self->measure);
  self->y += 6.0;
}

/* Likewise, of a format. */
void
rbk_report_flow_textf (RbkReportFlow *self, RbkReportStyle style, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list          arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  rbk_report_flow_text (self, style, text);
}

/* Flows an entry of a list. */
void
rbk_report_flow_bullet (RbkReportFlow *self, const char *text)
{
  rbk_report_flow_entry (self, RBK_REPORT_BULLET, text);
}

/* Likewise, with a sign of its own. */
void
rbk_report_flow_entry (RbkReportFlow *self, const char *sign, const char *text)
{
  rbk_report_flow_need (self, 26.0);
  rbk_report_flow_put_text (self, rbk_report_flow_get_page (self), RBK_REPORT_BODY,
                            PANGO_ALIGN_LEFT, sign, self->left, self->y, BULLET_WIDTH);
  flow_lines (self, RBK_REPORT_BODY, text, self->left + BULLET_WIDTH, self->measure - BULLET_WIDTH);
  self->y += 4.0;
}

/* Remembers where headings begin that are to go along with what they are over. */
static void
keep (RbkReportFlow *self)
{
  self->kept_item = ((GArray *) g_ptr_array_index (self->pages, self->pages->len - 1))->len;
  self->kept_top = self->y;
}

/* Sets the heading of a section, or of a part of it. */
void
rbk_report_flow_heading (RbkReportFlow *self, guint level, const char *text)
{
  RbkReportHeading heading = { .level = level, .title = g_strdup (text) };
  gboolean         is_below = ends_in_heading (self);

  if (level == 1)
    {
      rbk_report_flow_need (self, (self->bottom - self->top) * SECTION_KEEPS);
      rbk_report_flow_skip (self, SECTION_SKIP);
    }
  else
    {
      rbk_report_flow_need (self, PART_SKIP + HEADING_KEEPS);
      rbk_report_flow_skip (self, PART_SKIP);
    }
  heading.page = rbk_report_flow_get_page (self);
  heading.y = self->y;
  if (!is_below || !(self->y > self->top))
    keep (self);
  self->kept_end = 0.0;
  g_array_append_vals (self->headings, &heading, 1);
  flow_lines (self, level == 1 ? RBK_REPORT_HEADING : RBK_REPORT_SUBHEADING, text, self->left,
              self->measure);
  self->y += level == 1 ? 10.0 : 5.0;
  if (heading.page == rbk_report_flow_get_page (self))
    self->kept_end = self->y;
}

/* Sets a text off from all others: what must not be overlooked. */
void
rbk_report_flow_callout (RbkReportFlow *self, const char *text)
{
  double inset = CALLOUT_EDGE + CALLOUT_PAD;
  double width = self->measure - inset - CALLOUT_PAD;
  double height, room;
  g_autoptr(PangoLayout) layout = rbk_report_type_layout (self->context, RBK_REPORT_BODY, text,
                                                           PANGO_ALIGN_LEFT, width);
  guint n_fit = rbk_report_lines_fit (layout, 0, G_MAXINT, &height);
  guint page;

  g_return_if_fail (n_fit > 0);

  rbk_report_flow_need (self, height + 2.0 * CALLOUT_PAD);
  room = height + 2.0 * CALLOUT_PAD;
  page = rbk_report_flow_get_page (self);
  if (room <= rbk_report_flow_left (self))
    {
      rbk_report_flow_put_fill (self, page, RBK_REPORT_INK_CALLOUT, self->left, self->y,
                                self->measure, room);
      rbk_report_flow_put_fill (self, page, RBK_REPORT_INK_ACCENT, self->left, self->y,
                                CALLOUT_EDGE, room);
    }
  self->y += CALLOUT_PAD;
  flow_lines (self, RBK_REPORT_BODY, text, self->left + inset, width);
  self->y += CALLOUT_PAD + 8.0;
}

/* Puts a figure in the middle of the column, on the next page where this one is too full. */
void
rbk_report_flow_figure (
    RbkReportFlow *self, RbkReportDraw draw, gconstpointer figure, double width, double height)
{
  RbkReportItem item = { .kind = RBK_REPORT_ITEM_FIGURE,
                         .x = self->left,
                         .width = width,
                         .height = height,
                         .draw = draw,
                         .figure = figure };

  rbk_report_flow_need (self, height);
  item.y = self->y;
  put (self, rbk_report_flow_get_page (self), &item);
  self->y += height + 8.0;
}
