/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long the rules look at a book after an edit, with the table already worked out: the book of
 * a file, and others with as many plans as is asked for.
 *
 *   bench-check BOOK [PLANS…]
 *
 * Prints `check PLANS-plans-SHAPE MILLISECONDS FINDINGS` lines; a median of many looks. */
#include <stdlib.h>

#include "bench-support.h"
#include "rbk-book-reader.h"
#include "rbk-check.h"
#include "rbk-entitlement.h"
#include "rbk-phase.h"
#include "rbk-plan.h"
#include "rbk-rate-card.h"

#define N_RUNS 9

static void
look (RbkBook *book, const char *shape)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RbkSpec) spec = rbk_spec_new (book, NULL, &error);
  g_autoptr(RbkTable) table = spec != NULL ? rbk_table_new (spec, NULL, &error) : NULL;
  RbkCheckInput input = { .book = book, .table = table };
  double        times[N_RUNS];
  guint         n_findings = 0;

  if (table == NULL)
    g_error ("%s", error->message);
  input.today = spec->date;
  for (guint run = 0; run < N_RUNS; run++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr(GPtrArray) findings = rbk_check_book (&input, NULL);

      times[run] = (double) (g_get_monotonic_time () - start) / 1000.0;
      n_findings = findings->len;
    }
  g_print ("check %u-plans-%s %.3f ms %u findings\n", table->n_rows, shape,
           bench_median (times, N_RUNS), n_findings);
}

/* Books of many plans: alike but for their names, so that nobody needs any but the first; steps,
 * of which each costs 7 more and includes 1,500 more units; and a curve, on which each plan is the
 * cheapest somewhere, with a higher fee and cheaper units than the one before. */
static const char *const shapes[] = { "alike", "steps", "curve" };

static void
set_card (RbkRateCard *card, const char *field, guint64 units, guint64 parts)
{
  RbkDecimal value =
      rbk_decimal_div (RBK_DECIMAL_UNITS (units), RBK_DECIMAL_UNITS (parts), RBK_ROUND_DOWN);

  g_object_set (card, field, &value, NULL);
}

static void
shape_card (RbkRateCard *card, guint shape, guint64 place)
{
  RbkEntitlement *entitlement = rbk_rate_card_get_entitlement (card);
  gboolean        is_fee = rbk_rate_card_get_meter (card) == NULL;

  if (shape == 0)
    return;
  if (is_fee)
    {
      set_card (card, "amount", shape == 1 ? 20 + 7 * place : 20 + place * place, 1);
      g_object_set (card, "annual-amount", NULL, NULL);
    }
  else if (shape == 1 && entitlement != NULL && rbk_entitlement_get_included (entitlement) != NULL)
    {
      RbkDecimal included = RBK_DECIMAL_UNITS (3000 + 1500 * place);

      g_object_set (entitlement, "included", &included, NULL);
    }
  else if (shape == 2)
    {
      set_card (card, "amount", 10000 - place, 10000);
      g_object_set (card, "entitlement", NULL, NULL);
    }
}

static void
shape_plan (RbkPlan *plan, guint shape, guint place)
{
  GListModel *phases = rbk_plan_get_phases (plan);
  g_autoptr(RbkPhase) phase =
                 g_list_model_get_item (phases, g_list_model_get_n_items (phases) - 1);
  GListModel      *cards = rbk_phase_get_rate_cards (phase);
  g_autofree char *key = g_strdup_printf ("plan-%u", place);

  g_object_set (plan, "key", key, "name", key, NULL);
  for (guint i = 0; i < g_list_model_get_n_items (cards); i++)
    {
      g_autoptr(RbkRateCard) card = g_list_model_get_item (cards, i);

      shape_card (card, shape, place);
    }
}

/* The second plan of the book, so many times. */
static void
look_at_many (RbkBook *book, guint shape, guint n_plans)
{
  g_autoptr(RbkBook) many = RBK_BOOK (rbk_record_copy (RBK_RECORD (book)));
  g_autoptr(RbkPlan) plan = g_list_model_get_item (rbk_book_get_plans (book), 1);
  GListStore *plans = G_LIST_STORE (rbk_book_get_plans (many));

  if (plan == NULL)
    g_error ("the book needs a second plan, to make many of");
  g_list_store_remove_all (plans);
  for (guint i = 0; i < n_plans; i++)
    {
      g_autoptr(RbkPlan) copy = RBK_PLAN (rbk_record_copy (RBK_RECORD (plan)));

      shape_plan (copy, shape, i);
      g_list_store_append (plans, copy);
    }
  look (many, shapes[shape]);
}

int
main (int argc, char **argv)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) file = argc > 1 ? g_file_new_for_commandline_arg (argv[1]) : NULL;
  g_autoptr(RbkBook) book = NULL;

  if (file == NULL)
    g_error ("usage: bench-check BOOK [PLANS…]");
  book = rbk_book_read_file (file, NULL, NULL, NULL, &error);
  if (book == NULL)
    g_error ("%s", error->message);

  look (book, "book");
  for (int i = 2; i < argc; i++)
    for (guint shape = 0; shape < G_N_ELEMENTS (shapes); shape++)
      look_at_many (book, shape, (guint) strtoul (argv[i], NULL, 10));
  return 0;
}
