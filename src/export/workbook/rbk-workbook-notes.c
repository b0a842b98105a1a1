/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-workbook-private.h"

#define SHEET RBK_SHEET_NOTES

static const char *const method[] = {
  "Cost of a call: tokens of each kind times the model's price for 1,000,000, times the tokenizer "
  "factor, weighed over the routes of a workload. Above a context bound the whole call moves to "
  "the tier's prices.",
  "Bill: each rate card for a month, rounded once to the minor unit, a half away from zero. "
  "Included units are free; a tier's bound belongs to the tier below; packages are rounded up. "
  "Charges that come once have no part in a month.",
  "Past a hard cap nothing is served, billed or paid for; past a soft one use is billed.",
  "Usage of other meters follows that of the plan's own meter, as an average call of the book "
  "counts on them. A customer has one seat.",
  "Gross margin: (bill - loaded cost) / bill. Loaded cost: inference and overhead. Floor price: "
  "the lowest price in minor units at which the target margin is met at the sizing point.",
  "Percentiles: linear interpolation between order statistics (type 7) where there are customers, "
  "else the usage level that stands for them.",
  "Spreadsheets compute with binary fractions: figures agree with Ratebook's exact ones to about "
  "nine digits. Where a figure lies on a step, of a package or of rounding, it may fall to the "
  "other side.",
};

static void
add_line (RbkWorkbook *self, guint *row, const char *label, const char *text)
{
  if (text == NULL || text[0] == '\0')
    return;
  rbk_workbook_text (self, SHEET, *row, 0, RBK_CELL_TEXT, label);
  rbk_workbook_text (self, SHEET, (*row)++, 1, RBK_CELL_WRAPPED, text);
}

/* Writes what the figures rest on. */
void
rbk_workbook_add_notes (RbkWorkbook *self)
{
  RbkBook         *book = self->job->book;
  RbkDelivery     *delivery = rbk_book_get_delivery (book);
  g_autofree char *date = rbk_date_to_string (&self->spec->date);
  guint            row = 2;

  worksheet_set_column (self->sheets[SHEET], 0, 0, 20, NULL);
  worksheet_set_column (self->sheets[SHEET], 1, 1, 100, NULL);
  rbk_workbook_text (self, SHEET, 0, 0, RBK_CELL_TITLE, "Notes");
  add_line (self, &row, "Title", rbk_book_get_title (book));
  add_line (self, &row, "Client", rbk_book_get_client (book));
  add_line (self, &row, "Prepared by",
            delivery != NULL ? rbk_delivery_get_prepared_by (delivery) : NULL);
  add_line (self, &row, "Terms in force on", date);
  add_line (self, &row, "Currency", self->spec->currency);
  add_line (self, &row, "Introduction",
            delivery != NULL ? rbk_delivery_get_introduction (delivery) : NULL);
  add_line (self, &row, "Notes", rbk_book_get_notes (book));
  if (self->table->synthetic != NULL)
    {
      rbk_workbook_text (self, SHEET, row, 0, RBK_CELL_WARNING, "Made-up customers");
      rbk_workbook_text (self, SHEET, row++, 1, RBK_CELL_WRAPPED, self->table->synthetic);
      add_line (self, &row, "", "Percentiles and the customers' mix are no measurement.");
    }
  row++;
  rbk_workbook_text (self, SHEET, row++, 0, RBK_CELL_SECTION, "Method");
  for (guint i = 0; i < G_N_ELEMENTS (method); i++)
    rbk_workbook_text (self, SHEET, row++, 1, RBK_CELL_WRAPPED, method[i]);
}
