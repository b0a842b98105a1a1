/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-workbook-private.h"

#include "rbk-rating-card.h"

static double
number (RbkDecimal value)
{
  return rbk_decimal_to_double (value);
}

static const char *
get_card_name (const RbkCardSpec *card)
{
  return card->name[0] != '\0' ? card->name : card->key;
}

static void
add_card_head (RbkBlock *self, RbkWorkbook *book, guint row)
{
  const RbkPhaseSpec *phase = self->plan->phase;
  guint               column = RBK_BLOCK_CHARGES, metered = 0;

  for (guint i = 0; phase != NULL && i < phase->n_cards; i++)
    {
      const RbkCardSpec *card = &phase->cards[i];
      g_autofree char   *quantity = g_strdup_printf ("%s: quantity", get_card_name (card));
      g_autofree char   *stop = g_strdup_printf ("%s: stops at", get_card_name (card));

      if (card->is_once)
        continue;
      rbk_workbook_text (book, self->sheet, row, column++, RBK_CELL_HEAD, get_card_name (card));
      if (card->meter < 0)
        continue;
      rbk_workbook_text (book, self->sheet, row, RBK_BLOCK_CHARGES + self->n_charges + metered,
                         RBK_CELL_HEAD, quantity);
      rbk_workbook_text (book, self->sheet, row,
                         RBK_BLOCK_CHARGES + self->n_charges + self->n_metered + metered,
                         RBK_CELL_HEAD, stop);
      metered++;
    }
}

/* Begins a plan: its name, and the titles of columns below it. */
void
rbk_block_begin (RbkBlock *self, RbkWorkbook *book, RbkSheet sheet, guint plan, guint row)
{
  static const char *const titles[] = { "At",   "Usage", "Served", "Inference", "Overhead",
                                        "Cost", "Bill",  "Left",   "Margin",    NULL };
  const RbkTableRow       *at = &book->table->rows[plan];

  *self = (RbkBlock){ .sheet = sheet, .plan = at, .index = plan };
  for (guint i = 0; at->phase != NULL && i < at->phase->n_cards; i++)
    {
      self->n_charges += !at->phase->cards[i].is_once;
      self->n_metered += !at->phase->cards[i].is_once && at->phase->cards[i].meter >= 0;
    }
  rbk_workbook_text (book, sheet, row, 0, RBK_CELL_SECTION,
                     at->plan->name[0] != '\0' ? at->plan->name : at->plan->key);
  rbk_workbook_head (book, sheet, row + 1, titles);
  rbk_workbook_text (book, sheet, row + 1, RBK_BLOCK_USAGE, RBK_CELL_HEAD,
                     rbk_workbook_get_meter_name (book, at->axis));
  if (!at->plan->is_quote_only)
    add_card_head (self, book, row + 1);
  self->first = self->row = row + 2;
}

static RbkRef
here (const RbkBlock *self, guint column)
{
  return rbk_ref (self->sheet, self->row, column);
}

static RbkRef
of_place (const RbkBlock *self, guint column)
{
  return rbk_ref (RBK_SHEET_CALLS, self->place->row, column);
}

/* What comes on a column of the place with a usage: at the place itself it is that of the place
 * up to where caps stop it, elsewhere it is in proportion. */
static char *
write_share (const RbkBlock *self, guint column)
{
  RbkRef amount = of_place (self, column), usage = of_place (self, RBK_PLACE_USAGE);

  if (self->is_place)
    return g_strdup_printf ("IF(%s=%s,%s,%s*%s/%s)", here (self, RBK_BLOCK_SERVED).text,
                            here (self, RBK_BLOCK_USAGE).text, amount.text, amount.text,
                            here (self, RBK_BLOCK_SERVED).text, here (self, RBK_BLOCK_USAGE).text);
  return g_strdup_printf ("IF(%s=0,0,%s*%s/%s)", usage.text, here (self, RBK_BLOCK_SERVED).text,
                          amount.text, usage.text);
}

/* Units of a card's meter in a month. */
static char *
write_meter_usage (const RbkBlock *self, RbkWorkbook *book, const RbkCardSpec *card)
{
  RbkRef place = of_place (self, RBK_PLACE_METERS + (guint) card->meter);

  if (card->meter == self->plan->axis)
    return g_strdup (here (self, RBK_BLOCK_SERVED).text);
  if (book->spec->meters[card->meter].kind == RBK_METER_KIND_SEAT)
    return g_strdup (place.text);
  if (self->is_place)
    return g_strdup_printf ("IF(%s=0,0,%s*%s/%s)", here (self, RBK_BLOCK_USAGE).text, place.text,
                            here (self, RBK_BLOCK_SERVED).text, here (self, RBK_BLOCK_USAGE).text);
  return write_share (self, RBK_PLACE_METERS + (guint) card->meter);
}

/* Where the hard cap of a card stops a customer, as a usage on the axis; else nothing. */
static void
add_stop (RbkBlock *self, RbkWorkbook *book, guint index, guint column)
{
  const RbkCardSpec *card = &self->plan->phase->cards[index];
  guint              row = book->plans[self->index].cards[index].row;
  RbkRef             cap = rbk_ref (RBK_SHEET_INPUTS, row, RBK_CARD_CAP);
  RbkRef             months = rbk_ref (RBK_SHEET_INPUTS, row, RBK_CARD_MONTHS);
  RbkRef             limit = rbk_ref (RBK_SHEET_INPUTS, row, RBK_CARD_LIMIT);
  RbkRef             units = of_place (self, RBK_PLACE_METERS + (guint) card->meter);
  gboolean           is_axis = card->meter == self->plan->axis;
  RbkDecimal         place = rbk_axis_get_place (self->axis, card, card->cap);
  gboolean exists = card->limit == RBK_LIMIT_HARD && card->has_cap && rbk_decimal_is_valid (place);

  if (!is_axis && book->spec->meters[card->meter].kind == RBK_METER_KIND_SEAT)
    return;
  if (is_axis)
    rbk_workbook_maybe_formula (book, self->sheet, self->row, column, RBK_CELL_QUANTITY, exists,
                                number (place), "=IF(AND(%s=\"hard\",ISNUMBER(%s)),%s/%s,\"\")",
                                limit.text, cap.text, cap.text, months.text);
  else
    rbk_workbook_maybe_formula (book, self->sheet, self->row, column, RBK_CELL_QUANTITY, exists,
                                number (place),
                                "=IF(AND(%s=\"hard\",ISNUMBER(%s)),IF(%s>0,%s/%s*%s/%s,\"\"),\"\")",
                                limit.text, cap.text, units.text, cap.text, months.text,
                                of_place (self, RBK_PLACE_USAGE).text, units.text);
}

/* The quantity that a card charges for in its billing period, and the charge for a month. */
static void
add_charge (RbkBlock    *self,
            RbkWorkbook *book,
            guint        index,
            guint        column,
            guint        quantity_column,
            RbkDecimal   served)
{
  const RbkCardSpec *card = &self->plan->phase->cards[index];
  RbkDecimal         usage = rbk_axis_get_usage (self->axis, card->meter, served);
  RbkDecimal         charge = rbk_card_spec_get_monthly_charge (card, usage);
  RbkRef             quantity = here (self, quantity_column);
  guint              row = book->plans[self->index].cards[index].row;
  g_autofree char   *formula = rbk_workbook_charge (book, self->index, index, card, quantity.text);
  g_autofree char   *units = NULL;
  RbkRating          rating;

  charge = rbk_card_spec_round_month (card, charge, book->spec->minor_digits);
  rbk_workbook_formula (book, self->sheet, self->row, column, RBK_CELL_AMOUNT, number (charge),
                        "=%s", formula);
  if (card->meter < 0)
    return;
  rbk_rate_card_rate (card, rbk_decimal_mul (usage, card->months), &rating);
  units = write_meter_usage (self, book, card);
  rbk_workbook_formula (book, self->sheet, self->row, quantity_column, RBK_CELL_QUANTITY,
                        number (rating.quantity), "=ROUND(IF(%s=\"hard\",MIN(%s*%s,%s),%s*%s),9)",
                        rbk_ref (RBK_SHEET_INPUTS, row, RBK_CARD_LIMIT).text, units,
                        rbk_ref (RBK_SHEET_INPUTS, row, RBK_CARD_MONTHS).text,
                        rbk_ref (RBK_SHEET_INPUTS, row, RBK_CARD_CAP).text, units,
                        rbk_ref (RBK_SHEET_INPUTS, row, RBK_CARD_MONTHS).text);
}

static void
add_charges (RbkBlock *self, RbkWorkbook *book, RbkDecimal served)
{
  const RbkPhaseSpec *phase = self->plan->phase;
  guint               column = RBK_BLOCK_CHARGES;
  guint               quantities = column + self->n_charges, stops = quantities + self->n_metered;

  for (guint i = 0; i < phase->n_cards; i++)
    {
      const RbkCardSpec *card = &phase->cards[i];

      if (card->is_once)
        continue;
      add_charge (self, book, i, column++, quantities, served);
      if (card->meter < 0)
        continue;
      add_stop (self, book, i, stops++);
      quantities++;
    }
}

/* Text would be drawn as nothing: a curve has a gap where there is no margin. */
static void
add_bill (RbkBlock *self, RbkWorkbook *book, const RbkFigure *figure)
{
  RbkRef bill = here (self, RBK_BLOCK_BILL), left = here (self, RBK_BLOCK_LEFT);

  if (self->n_charges > 0)
    rbk_workbook_formula (book, self->sheet, self->row, RBK_BLOCK_BILL, RBK_CELL_AMOUNT,
                          number (figure->bill), "=SUM(%s)",
                          rbk_range (self->sheet, self->row, RBK_BLOCK_CHARGES, self->row,
                                     RBK_BLOCK_CHARGES + self->n_charges - 1)
                              .text);
  else
    rbk_workbook_number (book, self->sheet, self->row, RBK_BLOCK_BILL, RBK_CELL_AMOUNT,
                         figure->bill);
  rbk_workbook_formula (book, self->sheet, self->row, RBK_BLOCK_LEFT, RBK_CELL_AMOUNT,
                        number (figure->amount), "=%s-%s", bill.text,
                        here (self, RBK_BLOCK_COST).text);
  rbk_workbook_maybe_formula (book, self->sheet, self->row, RBK_BLOCK_MARGIN, RBK_CELL_PERCENT,
                              figure->has_margin, figure->margin, "=IF(%s>0,%s/%s,%s)", bill.text,
                              left.text, bill.text,
                              self->sheet == RBK_SHEET_CURVES ? "NA()" : "\"\"");
}

static void
add_cost (RbkBlock *self, RbkWorkbook *book, const RbkFigure *figure)
{
  g_autofree char *inference = write_share (self, RBK_PLACE_INFERENCE);

  rbk_workbook_formula (book, self->sheet, self->row, RBK_BLOCK_INFERENCE, RBK_CELL_COST,
                        number (figure->inference), "=%s", inference);
  rbk_workbook_formula (book, self->sheet, self->row, RBK_BLOCK_OVERHEAD, RBK_CELL_AMOUNT,
                        number (figure->overhead), "=%s",
                        rbk_ref (RBK_SHEET_INPUTS, book->plans[self->index].row, RBK_PLAN_OVERHEAD)
                            .text);
  rbk_workbook_formula (book, self->sheet, self->row, RBK_BLOCK_COST, RBK_CELL_COST,
                        number (figure->cost), "=%s+%s", here (self, RBK_BLOCK_INFERENCE).text,
                        here (self, RBK_BLOCK_OVERHEAD).text);
}

/* Finds where caps stop a customer: at the first of them. */
static RbkDecimal
add_served (RbkBlock *self, RbkWorkbook *book, RbkDecimal usage)
{
  guint      first = RBK_BLOCK_CHARGES + self->n_charges + self->n_metered;
  RbkDecimal served = usage, limit;

  if (rbk_axis_get_limit (self->axis, self->plan->phase, &limit))
    served = rbk_decimal_min (usage, limit);
  if (self->n_metered > 0 && !self->plan->plan->is_quote_only)
    rbk_workbook_formula (book, self->sheet, self->row, RBK_BLOCK_SERVED, RBK_CELL_QUANTITY,
                          number (served), "=MIN(%s,%s)", here (self, RBK_BLOCK_USAGE).text,
                          rbk_range (self->sheet, self->row, first, self->row,
                                     first + self->n_metered - 1)
                              .text);
  else
    rbk_workbook_formula (book, self->sheet, self->row, RBK_BLOCK_SERVED, RBK_CELL_QUANTITY,
                          number (served), "=%s", here (self, RBK_BLOCK_USAGE).text);
  return served;
}

/* Writes the plan at the usage that stands in the row: what is served of it, cost, bill and
 * margin. The next row is next. */
void
rbk_block_add_figure (RbkBlock *self, RbkWorkbook *book, const RbkFigure *figure)
{
  RbkDecimal served = add_served (self, book, figure->usage);

  add_cost (self, book, figure);
  if (figure->has_bill)
    {
      add_charges (self, book, served);
      add_bill (self, book, figure);
    }
  self->row++;
}
