/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-picture-sheet.h"

#include <glib/gi18n-lib.h>

#include "rbk-finding-words.h"
#include "rbk-word.h"

/* Past the eighth the palette has a dash: lines differ by more than their colour. */
static const int colors[RBK_PICTURE_MAX_LINES] = { 1, 10, 11, 12 };

/**
 * rbk_picture_sheet_dup_text:
 * @picture: a picture
 * @text: one of its texts
 * @format: for the book's currency
 *
 * Returns: (transfer full): the text in the user's language, with its figures
 */
char *
rbk_picture_sheet_dup_text (const RbkPicture *picture, const char *text, RbkMoneyFormat *format)
{
  return rbk_facts_fill (rbk_word_translate (text), picture->facts, NULL, rbk_fact_words_dup,
                         format);
}

/**
 * rbk_picture_sheet_get_color:
 * @line: the place of a line
 *
 * Returns: its place in the palette of plans
 */
int
rbk_picture_sheet_get_color (guint line)
{
  g_return_val_if_fail (line < RBK_PICTURE_MAX_LINES, 0);

  return colors[line];
}

/* What a chart in a file borrows while it is drawn. */
typedef struct
{
  const RbkPicture *picture;
  RbkMoneyFormat   *format;
  RbkSeries         series[RBK_PICTURE_MAX_LINES];
  RbkPoint         *points[RBK_PICTURE_MAX_LINES]; /* (owned) */
  RbkGuide         *guides;                        /* (owned) */
  GPtrArray        *texts;                         /* (owned) */
} Sheet;

static const char *
take_text (Sheet *self, const char *text)
{
  g_ptr_array_add (self->texts, rbk_picture_sheet_dup_text (self->picture, text, self->format));

  return g_ptr_array_index (self->texts, self->texts->len - 1);
}

static char *
format_x (double value, gpointer user_data)
{
  Sheet *self = user_data;

  if (self->picture->axis == RBK_PICTURE_CUSTOMERS)
    return rbk_money_format_percent (self->format, value, 0);
  return rbk_money_format_compact (self->format, rbk_decimal_from_double (value, 4));
}

static char *
format_y (double value, gpointer user_data)
{
  Sheet *self = user_data;

  return rbk_money_format_amount (self->format, rbk_decimal_from_double (value, 6), FALSE);
}

static void
fill_series (Sheet *self, guint line)
{
  const GArray *points = self->picture->points;

  self->points[line] = g_new0 (RbkPoint, points->len);
  for (guint i = 0; i < points->len; i++)
    {
      const RbkPicturePoint *point = &g_array_index (points, RbkPicturePoint, i);

      self->points[line][i] = (RbkPoint){ rbk_decimal_to_double (point->x),
                                          rbk_decimal_to_double (point->values[line]) };
    }
  self->series[line] = (RbkSeries){ .name = take_text (self, self->picture->lines[line]),
                                    .color_index = (guint) rbk_picture_sheet_get_color (line),
                                    .points = self->points[line],
                                    .n_points = points->len };
}

static void
fill_guides (Sheet *self)
{
  const GArray *marks = self->picture->marks;

  self->guides = g_new0 (RbkGuide, marks->len + 1);
  for (guint i = 0; i < marks->len; i++)
    {
      const RbkPictureMark *mark = &g_array_index (marks, RbkPictureMark, i);

      self->guides[i] =
          (RbkGuide){ rbk_decimal_to_double (mark->x), take_text (self, mark->label) };
    }
}

/**
 * rbk_picture_sheet_write:
 * @picture: a picture
 * @format: for the book's currency
 * @write: writes a chart
 * @out: where it goes
 * @error: return location for a #GError
 *
 * Draws a picture as it goes into files: with its title, its legend and a ground of its own.
 *
 * Returns: whether that went well
 */
gboolean
rbk_picture_sheet_write (const RbkPicture *picture,
                         RbkMoneyFormat   *format,
                         RbkPictureWrite   write,
                         GByteArray       *out,
                         GError          **error)
{
  Sheet        self = { .picture = picture, .format = format };
  RbkChartSpec spec = RBK_CHART_SPEC_INIT;
  gboolean     is_written;

  self.texts = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < picture->n_lines; i++)
    fill_series (&self, i);
  fill_guides (&self);
  spec.title = take_text (&self, picture->title);
  spec.x_title = take_text (&self, picture->x_title);
  spec.series = self.series;
  spec.n_series = picture->n_lines;
  spec.guides = self.guides;
  spec.n_guides = picture->marks->len;
  spec.y_kind = RBK_CHART_MONEY;
  spec.y_min = 0.0;
  spec.legend = TRUE;
  spec.format_x = format_x;
  spec.format_y = format_y;
  spec.user_data = &self;
  is_written = write (&spec, rbk_palette_get (RBK_PALETTE_LIGHT), RBK_PICTURE_FILE_WIDTH,
                      RBK_PICTURE_FILE_HEIGHT, out, error);
  for (guint i = 0; i < picture->n_lines; i++)
    g_free (self.points[i]);
  g_free (self.guides);
  g_ptr_array_unref (self.texts);
  return is_written;
}
