/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-workbook-private.h"

#include <math.h>

/* More characters than these no cell holds; names of that length are cut. */
#define MAX_CHARACTERS 8000

static const char *const names[RBK_N_SHEETS] = {
  [RBK_SHEET_PLANS] = "Plans",         [RBK_SHEET_INPUTS] = "Inputs",
  [RBK_SHEET_LEVELS] = "Levels",       [RBK_SHEET_CURVES] = "Curves",
  [RBK_SHEET_CALLS] = "Calls",         [RBK_SHEET_CUSTOMERS] = "Customers",
  [RBK_SHEET_DECISIONS] = "Decisions", [RBK_SHEET_FINDINGS] = "Findings",
  [RBK_SHEET_NOTES] = "Notes",
};

/* Writes where a cell is, so that it stays when a formula is copied. */
RbkRef
rbk_ref (RbkSheet sheet, guint row, guint column)
{
  RbkRef ref;
  char   cell[LXW_MAX_CELL_NAME_LENGTH];

  lxw_rowcol_to_cell_abs (cell, row, (lxw_col_t) column, TRUE, TRUE);
  g_snprintf (ref.text, sizeof ref.text, "%s!%s", names[sheet], cell);
  return ref;
}

RbkRef
rbk_range (RbkSheet sheet, guint row, guint column, guint last_row, guint last_column)
{
  RbkRef ref;
  char   range[LXW_MAX_CELL_RANGE_LENGTH];

  lxw_rowcol_to_range_abs (range, row, (lxw_col_t) column, last_row, (lxw_col_t) last_column);
  g_snprintf (ref.text, sizeof ref.text, "%s!%s", names[sheet], range);
  return ref;
}

void
rbk_workbook_note_error (RbkWorkbook *self, lxw_error error)
{
  if (self->status == LXW_NO_ERROR)
    self->status = error;
}

/* What XML can carry, and no more of it than a cell holds. */
static char *
clean (const char *text)
{
  GString *cleaned = g_string_new (NULL);
  guint    n = 0;

  for (const char *c = text != NULL ? text : ""; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);

      if (n++ == MAX_CHARACTERS)
        {
          g_string_append (cleaned, "…");
          break;
        }
      if ((character < 0x20 && character != '\n' && character != '\t') || character == 0x7f ||
          (character & 0xfffe) == 0xfffe)
        character = 0xfffd;
      g_string_append_unichar (cleaned, character);
    }
  return g_string_free (cleaned, FALSE);
}

/* Text is text whatever it begins with: it is never read as a formula. */
void
rbk_workbook_text (
    RbkWorkbook *self, RbkSheet sheet, guint row, guint column, RbkCell cell, const char *text)
{
  g_autofree char *cleaned = clean (text);

  rbk_workbook_note_error (self,
                           worksheet_write_string (self->sheets[sheet], row, (lxw_col_t) column,
                                                   cleaned, self->formats[cell]));
}

void
rbk_workbook_number (
    RbkWorkbook *self, RbkSheet sheet, guint row, guint column, RbkCell cell, RbkDecimal value)
{
  rbk_workbook_note_error (self,
                           worksheet_write_number (self->sheets[sheet], row, (lxw_col_t) column,
                                                   rbk_decimal_to_double (value),
                                                   self->formats[cell]));
}

/* Writes a number, or an empty cell of the same looks: an input to be filled. */
void
rbk_workbook_maybe_number (RbkWorkbook *self,
                           RbkSheet     sheet,
                           guint        row,
                           guint        column,
                           RbkCell      cell,
                           gboolean     exists,
                           RbkDecimal   value)
{
  if (exists)
    rbk_workbook_number (self, sheet, row, column, cell, value);
  else
    rbk_workbook_note_error (self, worksheet_write_blank (self->sheets[sheet], row,
                                                          (lxw_col_t) column, self->formats[cell]));
}

static void
write_formula (RbkWorkbook  *self,
               RbkSheet      sheet,
               guint         row,
               guint         column,
               RbkCell       cell,
               const double *value,
               const char   *formula)
{
  lxw_worksheet *to = self->sheets[sheet];
  lxw_format    *format = self->formats[cell];
  lxw_error      error;

  if (value == NULL)
    error = worksheet_write_formula_str (to, row, (lxw_col_t) column, formula, format, "");
  else
    error = worksheet_write_formula_num (to, row, (lxw_col_t) column, formula, format, *value);
  rbk_workbook_note_error (self, error);
}

/* Writes a formula with what it comes to, for readers that don't compute. */
void
rbk_workbook_formula (RbkWorkbook *self,
                      RbkSheet     sheet,
                      guint        row,
                      guint        column,
                      RbkCell      cell,
                      double       value,
                      const char  *format,
                      ...)
{
  g_autofree char *formula = NULL;
  va_list          arguments;

  va_start (arguments, format);
  formula = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  write_formula (self, sheet, row, column, cell, &value, formula);
}

/* The same, where it may come to nothing to show. */
void
rbk_workbook_maybe_formula (RbkWorkbook *self,
                            RbkSheet     sheet,
                            guint        row,
                            guint        column,
                            RbkCell      cell,
                            gboolean     exists,
                            double       value,
                            const char  *format,
                            ...)
{
  g_autofree char *formula = NULL;
  va_list          arguments;

  va_start (arguments, format);
  formula = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  write_formula (self, sheet, row, column, cell, exists ? &value : NULL, formula);
}

/* Writes the titles of columns, %NULL at their end. */
void
rbk_workbook_head (RbkWorkbook *self, RbkSheet sheet, guint row, const char *const *titles)
{
  rbk_workbook_note_error (self, worksheet_set_row (self->sheets[sheet], row, 30, NULL));
  for (guint i = 0; titles[i] != NULL; i++)
    rbk_workbook_text (self, sheet, row, i, RBK_CELL_HEAD, titles[i]);
}

const char *
rbk_workbook_get_meter_name (RbkWorkbook *self, int meter)
{
  const RbkMeterSpec *spec = meter >= 0 ? &self->spec->meters[meter] : NULL;

  if (spec == NULL)
    return "Calls";
  return spec->name[0] != '\0' ? spec->name : spec->key;
}
