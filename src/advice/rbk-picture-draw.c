/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-picture-private.h"

#include "rbk-break-even.h"
#include "rbk-check-private.h"
#include "rbk-plan.h"

/* What is drawn for each rule. Figures are those of the tier table and of bills. */

/* Of so many accounts, more are no clearer. */
#define MAX_ACCOUNTS 60

static void
get_figure (const RbkCheckInput *input, guint plan, RbkDecimal usage, RbkFigure *figure)
{
  const RbkTableRow *row = &input->table->rows[plan];

  rbk_figure_at_usage (input->table->spec, row->plan, row->phase, row->axis, usage, figure);
}

/* What comes in and what goes out at a usage; at the place @x. */
static gboolean
add_balance (
    RbkPicture *self, const RbkCheckInput *input, guint plan, RbkDecimal x, RbkDecimal usage)
{
  RbkPicturePoint point = { .x = x };
  RbkFigure       figure;

  get_figure (input, plan, usage, &figure);
  point.values[0] = figure.bill;
  point.values[1] = figure.cost;
  if (!rbk_decimal_is_valid (figure.bill) || !rbk_decimal_is_valid (figure.cost))
    return FALSE;
  g_array_append_val (self->points, point);
  return TRUE;
}

/* From nothing to @end in even steps, for so many @seats at once, with a point where it turns. */
static gboolean
add_balances (RbkPicture          *self,
              const RbkCheckInput *input,
              guint                plan,
              RbkDecimal           end,
              const RbkDecimal    *turn,
              RbkDecimal           seats)
{
  gboolean is_turned = turn == NULL;

  for (guint i = 0; i < RBK_PICTURE_N_POINTS; i++)
    {
      RbkDecimal x = rbk_decimal_mul_div (end, rbk_decimal_from_int (i),
                                          rbk_decimal_from_int (RBK_PICTURE_N_POINTS - 1),
                                          RBK_ROUND_HALF_AWAY);

      if (!is_turned && rbk_decimal_compare (*turn, x) <= 0)
        {
          is_turned = TRUE;
          if (rbk_decimal_compare (*turn, x) < 0 &&
              !add_balance (self, input, plan, *turn, rbk_decimal_mul (*turn, seats)))
            return FALSE;
        }
      if (!add_balance (self, input, plan, x, rbk_decimal_mul (x, seats)))
        return FALSE;
    }
  return TRUE;
}

/* Twice as far as where it turns, or as far as usage goes where that is farther. */
static RbkDecimal
find_end (const RbkCheckInput *input, guint plan, const RbkDecimal *turn)
{
  return turn != NULL ? rbk_decimal_mul (*turn, rbk_decimal_from_int (2))
                      : rbk_picture_find_end (input, plan);
}

static RbkDecimal
count_seats (const RbkCheckInput *input, guint plan)
{
  g_autoptr(RbkPlan) record = g_list_model_get_item (rbk_book_get_plans (input->book), plan);
  const RbkDecimal *seats = rbk_plan_get_seats (record);

  return seats != NULL && rbk_decimal_sign (*seats) > 0 ? *seats : RBK_DECIMAL_ONE;
}

/* rbk_picture_draw_seats: (skip): what all seats pay and cost, by what each of them uses */
gboolean
rbk_picture_draw_seats (RbkPicture *self, const RbkCheckInput *input, guint plan)
{
  RbkDecimal seats = count_seats (input, plan), turn, end;
  gboolean   has_turn = rbk_picture_find_loss (input, plan, &turn);

  end = find_end (input, plan, has_turn ? &turn : NULL);
  end = rbk_decimal_div (end, seats, RBK_ROUND_HALF_AWAY);
  if (has_turn)
    turn = rbk_decimal_div (turn, seats, RBK_ROUND_HALF_AWAY);
  self->axis = RBK_PICTURE_USAGE;
  self->title = N_ ("The seat trap of {plan}");
  self->x_title = N_ ("Use of each seat a month");
  rbk_picture_add_line (self, N_ ("What the seats pay"));
  rbk_picture_add_line (self, N_ ("What they cost"));
  rbk_facts_add_quantity (self->facts, "seats", seats);
  self->summary = N_ ("What {plan} pays stays flat, however much its seats use.");
  if (has_turn)
    {
      rbk_picture_add_usage (self, "usage", input, plan, turn);
      rbk_picture_add_mark (self, turn, N_ ("a seat loses money"));
      self->summary = N_ ("What {plan} pays stays flat, and what it costs rises with use: past "
                          "{usage} a seat it loses money.");
    }
  return add_balances (self, input, plan, end, has_turn ? &turn : NULL, seats);
}

/* By customers, the smallest first: each at what it uses. The last of a hundred would dwarf all
 * others. */
static gboolean
add_customers (RbkPicture *self, const RbkCheckInput *input, guint plan)
{
  const RbkTableRow *row = &input->table->rows[plan];

  for (guint percent = 1; percent < 100; percent += 2)
    {
      RbkWhere   where = { .kind = RBK_WHERE_PERCENTILE, .value = rbk_decimal_from_int (percent) };
      RbkFigure  figure;
      RbkDecimal x = rbk_decimal_div (where.value, rbk_decimal_from_int (100), RBK_ROUND_HALF_AWAY);

      if (!rbk_figure_at (input->table->spec, row->plan, row->phase, row->axis, &where,
                          input->population, &figure, NULL) ||
          !add_balance (self, input, plan, x, figure.usage))
        return FALSE;
    }
  return TRUE;
}

/* Who uses as much as makes the plan lose money, if all were on it. */
static gboolean
draw_customers (RbkPicture *self, const RbkCheckInput *input, guint plan)
{
  g_autoptr(RbkBreakEven) turn = rbk_break_even_new (input->table->spec, plan, input->index, NULL);
  guint64 n_all = input->mix->n_customers, n_before;

  if (turn == NULL || n_all == 0 || !add_customers (self, input, plan))
    return FALSE;
  n_before = n_all - MIN (turn->n_past, n_all);
  self->axis = RBK_PICTURE_CUSTOMERS;
  self->x_title = N_ ("Customers, those who use least first");
  rbk_facts_add_count (self->facts, "customers_losing", turn->n_past);
  rbk_facts_add_count (self->facts, "customers", n_all);
  if (turn->n_past == 0)
    {
      self->summary = N_ ("None of {customers} customers uses as much as {plan} can bear.");
      return TRUE;
    }
  rbk_picture_add_mark (self,
                        rbk_decimal_div (rbk_decimal_from_int ((gint64) n_before),
                                         rbk_decimal_from_int ((gint64) n_all),
                                         RBK_ROUND_HALF_AWAY),
                        N_ ("{customers_losing} beyond"));
  self->summary = N_ ("Past {usage} a month a customer costs more than {plan} bills: "
                      "{customers_losing} of {customers} customers do, if all are on it.");
  return TRUE;
}

/* rbk_picture_draw_flat_rate: (skip): the price against what customers cost */
gboolean
rbk_picture_draw_flat_rate (RbkPicture *self, const RbkCheckInput *input, guint plan)
{
  RbkDecimal turn;

  if (!rbk_picture_find_loss (input, plan, &turn))
    return FALSE;
  self->title = N_ ("Where the flat price of {plan} stops to pay");
  rbk_picture_add_line (self, N_ ("What the customer pays"));
  rbk_picture_add_line (self, N_ ("What the customer costs"));
  rbk_picture_add_usage (self, "usage", input, plan, turn);
  if (input->population != NULL && input->index != NULL && input->mix != NULL)
    return draw_customers (self, input, plan);
  self->axis = RBK_PICTURE_USAGE;
  self->x_title = N_ ("Use of a customer a month");
  self->summary = N_ ("The price of {plan} is flat and cost rises with use: past {usage} a month a "
                      "customer costs more than they pay.");
  rbk_picture_add_mark (self, turn, N_ ("breaks even"));
  return add_balances (self, input, plan, find_end (input, plan, &turn), &turn, RBK_DECIMAL_ONE);
}

/* How many accounts cost as much as @amount. */
static RbkDecimal
count_accounts (RbkDecimal amount, RbkDecimal cost)
{
  return rbk_decimal_round (rbk_decimal_div (amount, cost, RBK_ROUND_CEILING), 0,
                            RBK_ROUND_CEILING);
}

typedef struct
{
  RbkDecimal cost, levels[RBK_PICTURE_MAX_LINES - 1];
  guint      n_levels;
} Accounts;

static void
add_level (RbkPicture *self, Accounts *accounts, RbkDecimal amount, const char *line)
{
  rbk_picture_add_line (self, line);
  accounts->levels[accounts->n_levels++] = amount;
}

static void
add_accounts (RbkPicture *self, const Accounts *accounts)
{
  RbkDecimal most = RBK_DECIMAL_ONE;
  double     n_most;

  for (guint i = 0; i < accounts->n_levels; i++)
    most = rbk_decimal_max (most, count_accounts (accounts->levels[i], accounts->cost));
  n_most = CLAMP (rbk_decimal_to_double (most) + 1.0, 3.0, MAX_ACCOUNTS);
  for (guint n = 0; n <= (guint) n_most; n++)
    {
      RbkPicturePoint point = { .x = rbk_decimal_from_int (n) };

      point.values[0] = rbk_decimal_mul (accounts->cost, point.x);
      for (guint i = 0; i < accounts->n_levels; i++)
        point.values[i + 1] = accounts->levels[i];
      g_array_append_val (self->points, point);
    }
}

static void
mark_accounts (RbkPicture *self, const Accounts *accounts, guint level, const char *label)
{
  RbkDecimal n = count_accounts (accounts->levels[level], accounts->cost);

  if (rbk_decimal_compare (n, rbk_decimal_from_int (MAX_ACCOUNTS)) <= 0)
    rbk_picture_add_mark (self, n, label);
}

/* rbk_picture_draw_free: (skip): accounts that use all they may, against what one may cost */
gboolean
rbk_picture_draw_free (RbkPicture *self, const RbkCheckInput *input, guint plan)
{
  const RbkTableRow *row = &input->table->rows[plan];
  const RbkTableRow *paid = rbk_check_find_cheapest_paid (input->table);
  const RbkDecimal  *acquisition = rbk_book_get_acquisition_cost (input->book);
  Accounts           accounts = { 0 };
  RbkFigure          figure;

  if (!row->has_cap || (acquisition == NULL && paid == NULL))
    return FALSE;
  get_figure (input, plan, row->cap, &figure);
  accounts.cost = figure.cost;
  if (!rbk_decimal_is_valid (figure.cost) || rbk_decimal_sign (figure.cost) <= 0)
    return FALSE;
  self->axis = RBK_PICTURE_ACCOUNTS;
  self->title = N_ ("What free accounts on {plan} cost");
  self->x_title = N_ ("Accounts that use all they may");
  rbk_facts_add_money (self->facts, "cost", figure.cost);
  rbk_picture_add_line (self, N_ ("What the accounts cost a month"));
  self->summary = N_ ("An account that uses all it may costs {cost} a month.");
  if (acquisition != NULL)
    {
      rbk_facts_add_money (self->facts, "acquisition_cost", *acquisition);
      add_level (self, &accounts, *acquisition, N_ ("What a new customer may cost"));
      mark_accounts (self, &accounts, 0, N_ ("a new customer"));
      rbk_facts_add_quantity (self->facts, "accounts", count_accounts (*acquisition, figure.cost));
      self->summary = N_ ("An account that uses all it may costs {cost} a month: {accounts} of "
                          "them cost what a new customer may, {acquisition_cost}, or more.");
    }
  if (paid != NULL)
    {
      rbk_facts_add_text (self->facts, "paid", paid->plan->name);
      rbk_facts_add_money (self->facts, "margin", paid->sizing.amount);
      add_level (self, &accounts, paid->sizing.amount, N_ ("What a customer of {paid} leaves"));
      mark_accounts (self, &accounts, accounts.n_levels - 1, N_ ("a customer of {paid}"));
    }
  if (paid != NULL && acquisition == NULL)
    {
      rbk_facts_add_quantity (self->facts, "accounts",
                              count_accounts (paid->sizing.amount, figure.cost));
      self->summary = N_ ("An account that uses all it may costs {cost} a month: {accounts} of "
                          "them take what a customer of {paid} leaves, {margin}.");
    }
  add_accounts (self, &accounts);
  return TRUE;
}
