/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-workbook-private.h"

#include "rbk-fee.h"
#include "rbk-phase.h"
#include "rbk-plan.h"
#include "rbk-rate-card.h"
#include "rbk-rating-card.h"

#define SHEET RBK_SHEET_INPUTS

/* Where a tier has no end. A spreadsheet has no greater number than a little more. */
#define NO_END "1E+300"

static const char *
get_plan_name (const RbkPlanSpec *plan)
{
  return plan->name[0] != '\0' ? plan->name : plan->key;
}

static guint
add_plan_list (RbkWorkbook *self, guint row)
{
  static const char *const titles[] = { "Plan", "Overhead a month", "Target margin", "Sized at",
                                        NULL };

  rbk_workbook_text (self, SHEET, row++, 0, RBK_CELL_SECTION, "Plans");
  rbk_workbook_head (self, SHEET, row++, titles);
  for (guint i = 0; i < self->spec->n_plans; i++, row++)
    {
      const RbkPlanSpec *plan = &self->spec->plans[i];

      self->plans[i].row = row;
      rbk_workbook_text (self, SHEET, row, 0, RBK_CELL_TEXT, get_plan_name (plan));
      rbk_workbook_number (self, SHEET, row, RBK_PLAN_OVERHEAD, RBK_CELL_INPUT_AMOUNT,
                           plan->overhead);
      rbk_workbook_number (self, SHEET, row, RBK_PLAN_TARGET, RBK_CELL_INPUT_PERCENT,
                           plan->target_margin);
      rbk_workbook_text (self, SHEET, row, 3, RBK_CELL_TEXT, plan->sizing_text);
    }
  return row + 1;
}

/* Whether the book writes the cap itself; else what is included is the cap. */
static gboolean
has_own_cap (RbkWorkbook *self, guint plan, guint card)
{
  const RbkTableRow *row = &self->table->rows[plan];
  g_autoptr(RbkPlan) offer = g_list_model_get_item (rbk_book_get_plans (self->job->book), plan);
  g_autoptr(RbkPhase) phase = g_list_model_get_item (rbk_plan_get_phases (offer),
                                                      (guint) (row->phase - row->plan->phases));
  g_autoptr(RbkRateCard) rates = g_list_model_get_item (rbk_phase_get_rate_cards (phase), card);
  RbkEntitlement *entitlement = rbk_rate_card_get_entitlement (rates);

  return entitlement != NULL && rbk_entitlement_get_cap (entitlement) != NULL;
}

/* The list of choices is const in newer versions of the library only. */
static void
add_entitlement (RbkWorkbook *self, guint plan, guint index, const RbkCardSpec *card, guint row)
{
  static const char *const limits[] = {
    [RBK_LIMIT_NONE] = "none", [RBK_LIMIT_HARD] = "hard", [RBK_LIMIT_SOFT] = "soft"
  };
  static const char  *choices[] = { "none", "soft", "hard", NULL };
  lxw_data_validation rule = { .validate = LXW_VALIDATION_TYPE_LIST,
                               .value_list = (void *) choices };
  RbkRef              limit = rbk_ref (SHEET, row, RBK_CARD_LIMIT);
  RbkRef              included = rbk_ref (SHEET, row, RBK_CARD_INCLUDED);

  rbk_workbook_maybe_number (self, SHEET, row, RBK_CARD_INCLUDED, RBK_CELL_INPUT_QUANTITY,
                             card->has_included, card->included);
  rbk_workbook_text (self, SHEET, row, RBK_CARD_LIMIT, RBK_CELL_INPUT_TEXT, limits[card->limit]);
  rbk_workbook_note_error (self, worksheet_data_validation_cell (self->sheets[SHEET], row,
                                                                 RBK_CARD_LIMIT, &rule));
  if (has_own_cap (self, plan, index))
    rbk_workbook_number (self, SHEET, row, RBK_CARD_CAP, RBK_CELL_INPUT_QUANTITY, card->cap);
  else
    rbk_workbook_maybe_formula (self, SHEET, row, RBK_CARD_CAP, RBK_CELL_INPUT_QUANTITY,
                                card->has_cap, rbk_decimal_to_double (card->cap),
                                "=IF(OR(%s=\"none\",%s=\"\"),\"\",%s)", limit.text, included.text,
                                included.text);
}

/* What a month costs whatever is used. */
static void
add_fee (RbkWorkbook *self, guint plan, guint index, const RbkCardSpec *card, guint row)
{
  g_autofree char *charge = rbk_workbook_charge (self, plan, index, card, "0");
  RbkDecimal       fee = rbk_card_spec_get_monthly_charge (card, RBK_DECIMAL_ZERO);

  fee = rbk_card_spec_round_month (card, fee, self->spec->minor_digits);
  rbk_workbook_formula (self, SHEET, row, RBK_CARD_FEE, RBK_CELL_AMOUNT,
                        rbk_decimal_to_double (fee), "=%s", charge);
}

static void
add_terms (RbkWorkbook *self, const RbkCardSpec *card, guint row)
{
  static const char *const kinds[] = { [RBK_PRICE_KIND_FLAT] = "flat",
                                       [RBK_PRICE_KIND_PER_UNIT] = "per unit",
                                       [RBK_PRICE_KIND_PACKAGE] = "by packages",
                                       [RBK_PRICE_KIND_GRADUATED] = "graduated tiers",
                                       [RBK_PRICE_KIND_VOLUME] = "volume tiers" };

  rbk_workbook_text (self, SHEET, row, 1, RBK_CELL_TEXT,
                     card->name[0] != '\0' ? card->name : card->key);
  rbk_workbook_text (self, SHEET, row, 2, RBK_CELL_TEXT,
                     card->meter >= 0 ? rbk_workbook_get_meter_name (self, card->meter) : "a fee");
  rbk_workbook_text (self, SHEET, row, 3, RBK_CELL_TEXT,
                     card->is_once ? "once" : kinds[card->price]);
  rbk_workbook_number (self, SHEET, row, RBK_CARD_MONTHS, RBK_CELL_QUANTITY, card->months);
  if (!rbk_card_spec_is_tiered (card) || card->meter < 0)
    rbk_workbook_number (self, SHEET, row, RBK_CARD_AMOUNT, RBK_CELL_INPUT_AMOUNT, card->amount);
  if (card->price == RBK_PRICE_KIND_PACKAGE)
    rbk_workbook_number (self, SHEET, row, RBK_CARD_PACKAGE, RBK_CELL_INPUT_QUANTITY,
                         card->package_size);
  rbk_workbook_maybe_number (self, SHEET, row, RBK_CARD_MINIMUM, RBK_CELL_INPUT_AMOUNT,
                             card->has_minimum, card->minimum);
  rbk_workbook_maybe_number (self, SHEET, row, RBK_CARD_MAXIMUM, RBK_CELL_INPUT_AMOUNT,
                             card->has_maximum, card->maximum);
}

static guint
add_plan_cards (RbkWorkbook *self, guint plan, guint row)
{
  const RbkTableRow *at = &self->table->rows[plan];
  RbkPlanRows       *rows = &self->plans[plan];

  rows->first_card = row;
  if (at->phase == NULL)
    return row;
  rows->cards = g_new0 (RbkCardRows, at->phase->n_cards + 1);
  for (guint i = 0; i < at->phase->n_cards; i++, row++)
    {
      const RbkCardSpec *card = &at->phase->cards[i];

      rows->cards[i].row = row;
      rbk_workbook_text (self, SHEET, row, 0, RBK_CELL_TEXT, get_plan_name (at->plan));
      add_terms (self, card, row);
      if (card->meter >= 0)
        add_entitlement (self, plan, i, card, row);
      if (rbk_card_spec_is_fee (card))
        add_fee (self, plan, i, card, row);
    }
  return row;
}

static guint
add_cards (RbkWorkbook *self, guint row)
{
  static const char *const titles[] = { "Plan",   "Rate card", "Meter",       "Price",   "Months",
                                        "Amount", "Package",   "Minimum",     "Maximum", "Included",
                                        "Limit",  "Cap",       "Fee a month", NULL };

  rbk_workbook_text (self, SHEET, row++, 0, RBK_CELL_SECTION, "Rate cards");
  rbk_workbook_head (self, SHEET, row++, titles);
  for (guint i = 0; i < self->spec->n_plans; i++)
    row = add_plan_cards (self, i, row);
  return row + 1;
}

/* A tier, and from where to where units are charged by it: what is included is free. */
static void
add_tier (RbkWorkbook *self, const RbkCardSpec *card, RbkCardRows *rows, guint index, guint row)
{
  const RbkTierSpec *tier = &card->tiers[index];
  RbkDecimal         start = index > 0 ? card->tiers[index - 1].up_to : RBK_DECIMAL_ZERO;
  RbkRef             before = rbk_ref (SHEET, row - 1, RBK_TIER_UP_TO);

  rbk_workbook_text (self, SHEET, row, 1, RBK_CELL_TEXT,
                     card->name[0] != '\0' ? card->name : card->key);
  rbk_workbook_maybe_number (self, SHEET, row, RBK_TIER_UP_TO, RBK_CELL_INPUT_QUANTITY,
                             !tier->is_open, tier->up_to);
  rbk_workbook_number (self, SHEET, row, RBK_TIER_UNIT, RBK_CELL_INPUT_AMOUNT, tier->unit_price);
  rbk_workbook_number (self, SHEET, row, RBK_TIER_FLAT, RBK_CELL_INPUT_AMOUNT, tier->flat_price);
  rbk_workbook_formula (self, SHEET, row, RBK_TIER_FROM, RBK_CELL_QUANTITY,
                        rbk_decimal_to_double (rbk_decimal_max (start, card->included)),
                        "=MAX(%s,%s)", index > 0 ? before.text : "0",
                        rbk_ref (SHEET, rows->row, RBK_CARD_INCLUDED).text);
  rbk_workbook_formula (self, SHEET, row, RBK_TIER_TO, RBK_CELL_QUANTITY,
                        tier->is_open ? 1e300 : rbk_decimal_to_double (tier->up_to),
                        "=IF(%s=\"\"," NO_END ",%s)", rbk_ref (SHEET, row, RBK_TIER_UP_TO).text,
                        rbk_ref (SHEET, row, RBK_TIER_UP_TO).text);
}

static guint
add_tiers (RbkWorkbook *self, guint row)
{
  static const char *const titles[] = { "Plan", "Rate card",    "Up to",      "A unit",
                                        "Flat", "Charged from", "Charged to", NULL };

  rbk_workbook_text (self, SHEET, row++, 0, RBK_CELL_SECTION, "Tiers");
  rbk_workbook_head (self, SHEET, row++, titles);
  for (guint i = 0; i < self->spec->n_plans; i++)
    {
      const RbkTableRow *at = &self->table->rows[i];

      for (guint k = 0; at->phase != NULL && k < at->phase->n_cards; k++)
        {
          const RbkCardSpec *card = &at->phase->cards[k];

          self->plans[i].cards[k].tiers = row;
          for (guint t = 0; t < card->n_tiers; t++, row++)
            {
              rbk_workbook_text (self, SHEET, row, 0, RBK_CELL_TEXT, get_plan_name (at->plan));
              add_tier (self, card, &self->plans[i].cards[k], t, row);
            }
        }
    }
  return row + 1;
}

/* Writes what is sold: plans, the rate cards of their lasting terms, and tiers. */
guint
rbk_workbook_add_offers (RbkWorkbook *self, guint row)
{
  self->plans = g_new0 (RbkPlanRows, self->spec->n_plans + 1);
  row = add_plan_list (self, row);
  row = add_cards (self, row);
  return add_tiers (self, row);
}
