/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-workbook-private.h"

#include <string.h>

/* Columns of the tier table. */
enum
{
  COLUMN_NAME,
  COLUMN_PRICE,
  COLUMN_INCLUDED,
  COLUMN_LIMIT,
  COLUMN_CAP,
  COLUMN_OVERAGE,
  COLUMN_SIZED,
  COLUMN_USAGE,
  COLUMN_INFERENCE,
  COLUMN_OVERHEAD,
  COLUMN_COST,
  COLUMN_BILL,
  COLUMN_LEFT,
  COLUMN_MARGIN,
  COLUMN_TARGET,
  COLUMN_FLOOR,
  COLUMN_HEADROOM,
};

#define SHEET RBK_SHEET_PLANS

static double
number (RbkDecimal value)
{
  return rbk_decimal_to_double (value);
}

/* The rate card on the axis whose cap, or whose included units, a place of the plan is. */
static int
find_card (const RbkTableRow *plan, RbkWhereKind kind)
{
  for (guint i = 0; i < plan->phase->n_cards; i++)
    {
      const RbkCardSpec *card = &plan->phase->cards[i];

      if (card->meter >= 0 && card->meter == plan->axis &&
          (kind == RBK_WHERE_CAP ? card->has_cap : card->has_included))
        return (int) i;
    }
  return -1;
}

/* Writes the usage of a place that the plan's terms or a number name. */
static void
add_own_usage (RbkBlock *block, RbkWorkbook *self, const RbkWhere *where, RbkDecimal usage)
{
  gboolean is_cap = where->kind == RBK_WHERE_CAP;
  int      card = where->kind == RBK_WHERE_USAGE ? -1 : find_card (block->plan, where->kind);
  guint    row;
  g_autofree char *percent = NULL;

  if (card < 0)
    {
      rbk_workbook_number (self, block->sheet, block->row, RBK_BLOCK_USAGE, RBK_CELL_INPUT_QUANTITY,
                           usage);
      return;
    }
  row = self->plans[block->index].cards[card].row;
  percent = rbk_decimal_to_string (is_cap ? where->value : RBK_DECIMAL_UNITS (100));
  rbk_workbook_formula (self, block->sheet, block->row, RBK_BLOCK_USAGE, RBK_CELL_QUANTITY,
                        number (usage), "=N(%s)/%s*%s/100",
                        rbk_ref (RBK_SHEET_INPUTS, row, is_cap ? RBK_CARD_CAP : RBK_CARD_INCLUDED)
                            .text,
                        rbk_ref (RBK_SHEET_INPUTS, row, RBK_CARD_MONTHS).text, percent);
}

static void
add_level (RbkBlock        *block,
           RbkWorkbook     *self,
           const char      *at,
           const RbkWhere  *where,
           const RbkFigure *figure)
{
  g_auto(RbkAxis) axis = { 0 };
  gboolean is_place = where->kind == RBK_WHERE_LEVEL || where->kind == RBK_WHERE_PERCENTILE;

  rbk_axis_init_at (&axis, self->spec, block->plan->axis, where, self->job->population);
  block->is_place = is_place;
  block->place = is_place ? rbk_workbook_find_place (self, block->plan->axis, where)
                          : rbk_workbook_find_base (self, block->plan->axis);
  if (block->place == NULL)
    return;
  block->axis = &axis;
  rbk_workbook_text (self, block->sheet, block->row, RBK_BLOCK_AT, RBK_CELL_TEXT, at);
  if (is_place)
    rbk_workbook_formula (self, block->sheet, block->row, RBK_BLOCK_USAGE, RBK_CELL_QUANTITY,
                          number (figure->usage), "=%s",
                          rbk_ref (RBK_SHEET_CALLS, block->place->row, RBK_PLACE_USAGE).text);
  else
    add_own_usage (block, self, where, figure->usage);
  rbk_block_add_figure (block, self, figure);
  block->axis = NULL;
}

/* Reads back what a level of the tier table is: those of the book come first, by their keys. */
static void
read_level (const RbkSpec *spec, const char *at, guint *next, RbkWhere *where)
{
  for (guint i = *next; i < spec->n_levels; i++)
    if (strcmp (spec->levels[i].key, at) == 0)
      {
        *where = (RbkWhere){ .kind = RBK_WHERE_LEVEL };
        g_strlcpy (where->level, at, sizeof where->level);
        *next = i + 1;
        return;
      }
  *next = spec->n_levels;
  rbk_where_parse (at, where, NULL);
}

static guint
add_plan_levels (RbkWorkbook *self, guint plan, guint row)
{
  const RbkTableRow *at = &self->table->rows[plan];
  g_autofree char   *sized = g_strdup_printf ("sized at %s", at->plan->sizing_text);
  guint              next = 0;
  RbkBlock           block;

  rbk_block_begin (&block, self, RBK_SHEET_LEVELS, plan, row);
  if (at->has_sizing)
    {
      self->plans[plan].sizing = block.row;
      add_level (&block, self, sized, &at->plan->sizing, &at->sizing);
    }
  for (guint i = 0; i < at->n_levels; i++)
    {
      RbkWhere where = { 0 };

      read_level (self->spec, at->levels[i].at, &next, &where);
      add_level (&block, self, at->levels[i].at, &where, &at->levels[i].figure);
    }
  return block.row + 1;
}

static void
add_all_levels (RbkWorkbook *self)
{
  lxw_worksheet *sheet = self->sheets[RBK_SHEET_LEVELS];
  guint          row = 3;

  worksheet_set_column (sheet, 0, 0, 24, NULL);
  worksheet_set_column (sheet, 1, 40, 13, NULL);
  rbk_workbook_text (self, RBK_SHEET_LEVELS, 0, 0, RBK_CELL_TITLE, "Each plan, by usage");
  rbk_workbook_text (self, RBK_SHEET_LEVELS, 1, 0, RBK_CELL_NOTE,
                     "A month of one customer. Percentiles are of customers where there are some, "
                     "else of the level that stands for them.");
  for (guint i = 0; i < self->table->n_rows; i++)
    row = add_plan_levels (self, i, row);
}

/* Writes a figure of the sizing point, as the sheet of levels has it. */
static void
add_sized (RbkWorkbook *self,
           guint        plan,
           guint        row,
           guint        column,
           guint        source,
           RbkCell      cell,
           gboolean     exists,
           double       value)
{
  guint at = self->plans[plan].sizing;

  if (at > 0)
    rbk_workbook_maybe_formula (self, SHEET, row, column, cell, exists, value, "=%s",
                                rbk_ref (RBK_SHEET_LEVELS, at, source).text);
}

static void
add_sizing (RbkWorkbook *self, guint plan, guint row)
{
  const RbkTableRow *at = &self->table->rows[plan];
  const RbkFigure   *figure = &at->sizing;
  gboolean           has_bill = at->has_sizing && figure->has_bill;

  rbk_workbook_text (self, SHEET, row, COLUMN_SIZED, RBK_CELL_TEXT, at->plan->sizing_text);
  add_sized (self, plan, row, COLUMN_USAGE, RBK_BLOCK_USAGE, RBK_CELL_QUANTITY, TRUE,
             number (figure->usage));
  add_sized (self, plan, row, COLUMN_INFERENCE, RBK_BLOCK_INFERENCE, RBK_CELL_COST, TRUE,
             number (figure->inference));
  add_sized (self, plan, row, COLUMN_COST, RBK_BLOCK_COST, RBK_CELL_COST, TRUE,
             number (figure->cost));
  if (!has_bill)
    return;
  add_sized (self, plan, row, COLUMN_BILL, RBK_BLOCK_BILL, RBK_CELL_AMOUNT, TRUE,
             number (figure->bill));
  add_sized (self, plan, row, COLUMN_LEFT, RBK_BLOCK_LEFT, RBK_CELL_AMOUNT, TRUE,
             number (figure->amount));
  add_sized (self, plan, row, COLUMN_MARGIN, RBK_BLOCK_MARGIN, RBK_CELL_PERCENT, figure->has_margin,
             figure->margin);
}

static void
add_price (RbkWorkbook *self, guint plan, guint row)
{
  const RbkTableRow *at = &self->table->rows[plan];
  guint              first = self->plans[plan].first_card;

  if (!at->has_price)
    rbk_workbook_text (self, SHEET, row, COLUMN_PRICE, RBK_CELL_TEXT, "on request");
  else if (at->phase->n_cards == 0)
    rbk_workbook_number (self, SHEET, row, COLUMN_PRICE, RBK_CELL_AMOUNT, at->price);
  else
    rbk_workbook_formula (self, SHEET, row, COLUMN_PRICE, RBK_CELL_AMOUNT, number (at->price),
                          "=SUM(%s)",
                          rbk_range (RBK_SHEET_INPUTS, first, RBK_CARD_FEE,
                                     first + at->phase->n_cards - 1, RBK_CARD_FEE)
                              .text);
}

/* The price of the first unit past what is included. */
static char *
write_overage (RbkWorkbook *self, guint plan, guint card)
{
  const RbkCardSpec *spec = &self->table->rows[plan].phase->cards[card];
  RbkCardRows       *rows = &self->plans[plan].cards[card];
  RbkRef             amount = rbk_ref (RBK_SHEET_INPUTS, rows->row, RBK_CARD_AMOUNT);
  RbkRef             included = rbk_ref (RBK_SHEET_INPUTS, rows->row, RBK_CARD_INCLUDED);
  guint              last = rows->tiers + MAX (spec->n_tiers, 1) - 1;

  switch (spec->price)
    {
    case RBK_PRICE_KIND_PER_UNIT:
      return g_strdup (amount.text);
    case RBK_PRICE_KIND_PACKAGE:
      return g_strdup_printf ("%s/%s", amount.text,
                              rbk_ref (RBK_SHEET_INPUTS, rows->row, RBK_CARD_PACKAGE).text);
    case RBK_PRICE_KIND_GRADUATED:
    case RBK_PRICE_KIND_VOLUME:
      return g_strdup_printf ("INDEX(%s,1+SUMPRODUCT(--(%s<=%s)))",
                              rbk_range (RBK_SHEET_INPUTS, rows->tiers, RBK_TIER_UNIT, last,
                                         RBK_TIER_UNIT)
                                  .text,
                              rbk_range (RBK_SHEET_INPUTS, rows->tiers, RBK_TIER_TO, last,
                                         RBK_TIER_TO)
                                  .text,
                              included.text);
    case RBK_PRICE_KIND_FLAT:
    default:
      return g_strdup ("0");
    }
}

static void
add_entitlement (RbkWorkbook *self, guint plan, guint row)
{
  const RbkTableRow *at = &self->table->rows[plan];
  guint              card = (guint) (at->card - at->phase->cards);
  guint              source = self->plans[plan].cards[card].row;
  RbkRef             included = rbk_ref (RBK_SHEET_INPUTS, source, RBK_CARD_INCLUDED);
  RbkRef             limit = rbk_ref (RBK_SHEET_INPUTS, source, RBK_CARD_LIMIT);
  RbkRef             cap = rbk_ref (RBK_SHEET_INPUTS, source, RBK_CARD_CAP);
  RbkRef             months = rbk_ref (RBK_SHEET_INPUTS, source, RBK_CARD_MONTHS);
  g_autofree char   *overage = write_overage (self, plan, card);

  rbk_workbook_maybe_formula (self, SHEET, row, COLUMN_INCLUDED, RBK_CELL_QUANTITY,
                              at->has_included, number (at->included), "=IF(%s=\"\",\"\",%s/%s)",
                              included.text, included.text, months.text);
  rbk_workbook_maybe_formula (self, SHEET, row, COLUMN_CAP, RBK_CELL_QUANTITY, at->has_cap,
                              number (at->cap), "=IF(ISNUMBER(%s),%s/%s,\"\")", cap.text, cap.text,
                              months.text);
  rbk_workbook_maybe_formula (self, SHEET, row, COLUMN_OVERAGE, RBK_CELL_QUANTITY, at->has_overage,
                              number (at->overage),
                              "=IF(AND(%s=\"hard\",ISNUMBER(%s),N(%s)<=%s),\"\",IF(%s>0,%s,\"\"))",
                              limit.text, cap.text, cap.text, included.text, overage, overage);
}

static void
add_limit (RbkWorkbook *self, guint plan, guint row)
{
  static const char *const limits[] = {
    [RBK_LIMIT_NONE] = "none", [RBK_LIMIT_HARD] = "hard", [RBK_LIMIT_SOFT] = "soft"
  };
  const RbkTableRow *at = &self->table->rows[plan];
  guint              card = (guint) (at->card - at->phase->cards);
  RbkRef limit = rbk_ref (RBK_SHEET_INPUTS, self->plans[plan].cards[card].row, RBK_CARD_LIMIT);
  g_autofree char *formula = g_strdup_printf ("=%s", limit.text);

  rbk_workbook_note_error (self,
                           worksheet_write_formula_str (self->sheets[SHEET], row, COLUMN_LIMIT,
                                                        formula, self->formats[RBK_CELL_TEXT],
                                                        limits[at->limit]));
}

/* The lowest price in minor units that leaves the target beside what else is charged. */
static void
add_floor (RbkWorkbook *self, guint plan, guint row)
{
  const RbkTableRow *at = &self->table->rows[plan];
  RbkRef             price = rbk_ref (SHEET, row, COLUMN_PRICE);
  RbkRef             target = rbk_ref (SHEET, row, COLUMN_TARGET);
  RbkRef             floor = rbk_ref (SHEET, row, COLUMN_FLOOR);

  if (!at->has_price || self->plans[plan].sizing == 0)
    return;
  rbk_workbook_maybe_formula (self, SHEET, row, COLUMN_FLOOR, RBK_CELL_AMOUNT, at->has_floor,
                              number (at->floor_price),
                              "=IF(%s<1,MAX(0,ROUNDUP(ROUND(%s/(1-%s)-(%s-%s),9),%u)),\"\")",
                              target.text, rbk_ref (SHEET, row, COLUMN_COST).text, target.text,
                              rbk_ref (SHEET, row, COLUMN_BILL).text, price.text,
                              self->spec->minor_digits);
  rbk_workbook_maybe_formula (self, SHEET, row, COLUMN_HEADROOM, RBK_CELL_AMOUNT, at->has_floor,
                              number (rbk_decimal_sub (at->price, at->floor_price)),
                              "=IF(ISNUMBER(%s),%s-%s,\"\")", floor.text, price.text, floor.text);
}

static void
add_row (RbkWorkbook *self, guint plan, guint row)
{
  const RbkTableRow *at = &self->table->rows[plan];
  RbkRef overhead = rbk_ref (RBK_SHEET_INPUTS, self->plans[plan].row, RBK_PLAN_OVERHEAD);
  RbkRef target = rbk_ref (RBK_SHEET_INPUTS, self->plans[plan].row, RBK_PLAN_TARGET);

  rbk_workbook_text (self, SHEET, row, COLUMN_NAME, RBK_CELL_TEXT,
                     at->plan->name[0] != '\0' ? at->plan->name : at->plan->key);
  add_price (self, plan, row);
  if (at->card != NULL)
    {
      add_entitlement (self, plan, row);
      add_limit (self, plan, row);
    }
  else
    rbk_workbook_text (self, SHEET, row, COLUMN_LIMIT, RBK_CELL_TEXT, "none");
  add_sizing (self, plan, row);
  rbk_workbook_formula (self, SHEET, row, COLUMN_OVERHEAD, RBK_CELL_AMOUNT,
                        number (at->plan->overhead), "=%s", overhead.text);
  rbk_workbook_formula (self, SHEET, row, COLUMN_TARGET, RBK_CELL_PERCENT,
                        number (at->plan->target_margin), "=%s", target.text);
  add_floor (self, plan, row);
}

/* Colours margins: a loss, and what is below the target. */
static void
add_marks (RbkWorkbook *self, guint first, guint last)
{
  g_autofree char *below =
      g_strdup_printf ("=AND(ISNUMBER($N%u),$N%u<$O%u)", first + 1, first + 1, first + 1);
  lxw_format            *loss = workbook_add_format (self->book);
  lxw_format            *thin = workbook_add_format (self->book);
  lxw_conditional_format negative = { .type = LXW_CONDITIONAL_TYPE_CELL,
                                      .criteria = LXW_CONDITIONAL_CRITERIA_LESS_THAN,
                                      .value = 0,
                                      .format = loss };
  lxw_conditional_format short_of = { .type = LXW_CONDITIONAL_TYPE_FORMULA,
                                      .value_string = below,
                                      .format = thin };

  format_set_font_color (loss, 0xa51d2d);
  format_set_bold (loss);
  format_set_font_color (thin, 0x9c5700);
  rbk_workbook_note_error (self, worksheet_conditional_format_range (self->sheets[SHEET], first,
                                                                     COLUMN_MARGIN, last,
                                                                     COLUMN_MARGIN, &negative));
  rbk_workbook_note_error (self, worksheet_conditional_format_range (self->sheets[SHEET], first,
                                                                     COLUMN_MARGIN, last,
                                                                     COLUMN_MARGIN, &short_of));
}

/* Writes the tier table, and what it rests on: each plan at every level. */
void
rbk_workbook_add_plans (RbkWorkbook *self)
{
  static const char *const titles[] = {
    "Plan",     "Price a month", "Included",  "Limit",       "Cap",         "Overage",
    "Sized at", "Usage there",   "Inference", "Overhead",    "Loaded cost", "Bill",
    "Left",     "Gross margin",  "Target",    "Floor price", "Headroom",    NULL
  };
  lxw_worksheet *sheet = self->sheets[SHEET];
  guint          first = 5, last = first + MAX (self->table->n_rows, 1) - 1;
  const char    *title = self->spec->title;

  add_all_levels (self);
  worksheet_set_column (sheet, 0, 0, 24, NULL);
  worksheet_set_column (sheet, 1, COLUMN_HEADROOM, 12, NULL);
  rbk_workbook_text (self, SHEET, 0, 0, RBK_CELL_TITLE,
                     title != NULL && title[0] != '\0' ? title : "Plans");
  rbk_workbook_text (self, SHEET, 1, 0, RBK_CELL_NOTE,
                     "Every figure follows the sheet Inputs: change a coloured cell there.");
  if (self->table->synthetic != NULL)
    rbk_workbook_text (self, SHEET, 2, 0, RBK_CELL_WARNING,
                       "Percentiles rest on made-up customers; see Notes.");
  rbk_workbook_head (self, SHEET, first - 1, titles);
  worksheet_freeze_panes (sheet, first, 1);
  for (guint i = 0; i < self->table->n_rows; i++)
    add_row (self, i, first + i);
  add_marks (self, first, last);
}
