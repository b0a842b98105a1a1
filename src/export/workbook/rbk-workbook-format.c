/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-workbook-private.h"

#define ACCENT 0x1a5fb4
#define INPUT_GROUND 0xfff3c4
#define HEAD_GROUND 0xe6edf7
#define WARNING_GROUND 0xfde2c4

/* As many decimals as the number has, and no point without one. The greatest number stands for
 * where a tier has no end. */
#define PLAIN "[>=1E+299]\"no end\";General"

static lxw_format *
add_format (RbkWorkbook *self, RbkCell cell, const char *numbers)
{
  lxw_format *format = workbook_add_format (self->book);

  self->formats[cell] = format;
  format_set_align (format, LXW_ALIGN_VERTICAL_TOP);
  if (numbers != NULL)
    format_set_num_format (format, numbers);
  return format;
}

static void
add_input (RbkWorkbook *self, RbkCell cell, const char *numbers)
{
  lxw_format *format = add_format (self, cell, numbers);

  format_set_bg_color (format, INPUT_GROUND);
  format_set_border (format, LXW_BORDER_HAIR);
  format_set_unlocked (format);
}

/* Makes the looks of cells. */
void
rbk_workbook_init_formats (RbkWorkbook *self)
{
  static const char *const amounts[] = { "#,##0", "#,##0.0", "#,##0.00", "#,##0.000",
                                         "#,##0.0000" };
  const char *amount = amounts[MIN (self->spec->minor_digits, G_N_ELEMENTS (amounts) - 1)];
  lxw_format *format;

  format = add_format (self, RBK_CELL_TITLE, NULL);
  format_set_bold (format);
  format_set_font_size (format, 16);
  format = add_format (self, RBK_CELL_SECTION, NULL);
  format_set_bold (format);
  format_set_font_size (format, 12);
  format_set_font_color (format, ACCENT);
  format = add_format (self, RBK_CELL_HEAD, NULL);
  format_set_bold (format);
  format_set_text_wrap (format);
  format_set_bg_color (format, HEAD_GROUND);
  format_set_bottom (format, LXW_BORDER_THIN);
  format = add_format (self, RBK_CELL_NOTE, NULL);
  format_set_italic (format);
  format_set_font_color (format, 0x5e5c64);
  format = add_format (self, RBK_CELL_WARNING, NULL);
  format_set_bold (format);
  format_set_bg_color (format, WARNING_GROUND);
  format = add_format (self, RBK_CELL_WRAPPED, NULL);
  format_set_text_wrap (format);

  format = add_format (self, RBK_CELL_TEXT, NULL);
  format_set_align (format, LXW_ALIGN_LEFT);

  add_format (self, RBK_CELL_AMOUNT, amount);
  add_format (self, RBK_CELL_COST, "#,##0.00##");
  add_format (self, RBK_CELL_RATE, "#,##0.00######");
  add_format (self, RBK_CELL_QUANTITY, PLAIN);
  add_format (self, RBK_CELL_PERCENT, "0.0%");
  add_input (self, RBK_CELL_INPUT_TEXT, NULL);
  add_input (self, RBK_CELL_INPUT_AMOUNT, "#,##0.00######");
  add_input (self, RBK_CELL_INPUT_QUANTITY, PLAIN);
  add_input (self, RBK_CELL_INPUT_PERCENT, "0.##%");
}
