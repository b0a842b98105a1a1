/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-document.h"
#include "rbk-model-price.h"
#include "rbk-phase-edit.h"
#include "rbk-phase.h"
#include "rbk-plan.h"
#include "rbk-plans-edit.h"
#include "rbk-proof.h"
#include "rbk-random-book.h"
#include "rbk-version-edit.h"
#include "rbk-workload.h"

/* Whatever is changed from a day on, by the edits that the window has, each invoice of before is
 * the same to the byte; and where the past is rewritten, that is seen. */

#define N_BOOKS 12
#define MAX_BOOKS 200
#define N_PAST 6
#define N_LATER 12
#define N_MONTHS 14
#define NOW "2028-01-01"

/* What chance changes: its book, and the days between which. */
typedef struct
{
  RbkDocument *document;
  GRand       *rand;
  int          from_year, to_year;
} Chance;

static RbkBook *
book_of (const Chance *self)
{
  return rbk_document_get_book (self->document);
}

static char *
dup_day (const Chance *self)
{
  return g_strdup_printf ("%d-%02d-%02d",
                          g_rand_int_range (self->rand, self->from_year, self->to_year),
                          g_rand_int_range (self->rand, 1, 13),
                          g_rand_int_range (self->rand, 1, 29));
}

static RbkPlan *
pick_plan (const Chance *self)
{
  GListModel *plans = rbk_book_get_plans (book_of (self));
  gint32      n_plans = (gint32) g_list_model_get_n_items (plans);
  g_autoptr(RbkPlan) plan =
                 g_list_model_get_item (plans, (guint) g_rand_int_range (self->rand, 0, n_plans));

  return plan;
}

static RbkEdit *
change_terms (const Chance *self, const char *day)
{
  const RbkVersionChange changes[] = {
    { RBK_VERSION_PRICE, NULL, rbk_decimal_from_int (g_rand_int_range (self->rand, 5000, 9000)) },
    { RBK_VERSION_INCLUDED, "meter-0",
      rbk_decimal_from_int (g_rand_int_range (self->rand, 0, 500)) },
    { RBK_VERSION_OVERAGE, "meter-1", rbk_decimal_from_int (g_rand_int_range (self->rand, 1, 9)) },
    { RBK_VERSION_CAP, "meter-0", rbk_decimal_from_int (g_rand_int_range (self->rand, 500, 900)) },
  };

  return rbk_version_edit_new (pick_plan (self), day, changes,
                               (guint) g_rand_int_range (self->rand, 0, 5), NULL);
}

static RbkEdit *
change_credits (const Chance *self, const char *day)
{
  g_autoptr(RbkWorkload) workload =
                 g_list_model_get_item (rbk_book_get_workloads (book_of (self)), 0);
  GListModel *routes = rbk_workload_get_routes (workload);
  gint32      n_routes = (gint32) g_list_model_get_n_items (routes);
  g_autoptr(RbkRoute) route =
                 g_list_model_get_item (routes, (guint) g_rand_int_range (self->rand, 0, n_routes));

  return rbk_version_edit_credits (route, day,
                                   rbk_decimal_from_int (g_rand_int_range (self->rand, 1, 99)),
                                   NULL);
}

static RbkEdit *
change_model (const Chance *self, const char *day)
{
  RbkDecimal price = rbk_decimal_from_int (g_rand_int_range (self->rand, 1, 99));
  g_autoptr(RbkModelPrice) model = g_list_model_get_item (rbk_book_get_models (book_of (self)), 0);

  return rbk_version_edit_model (book_of (self), rbk_model_price_get_model (model), day, &price,
                                 g_rand_boolean (self->rand) ? &price : NULL, NULL);
}

static RbkEdit *
add_phase (const Chance *self, const char *day)
{
  return rbk_version_edit_phase (pick_plan (self),
                                 (RbkPhaseKind) g_rand_int_range (self->rand, 0, 3), day, NULL);
}

static RbkEdit *
add_plan (const Chance *self, const char *day)
{
  guint position = 0;

  return rbk_plans_edit_duplicate (book_of (self), &position, 1);
}

typedef RbkEdit *(*MakeEdit) (const Chance *self, const char *day);

static const MakeEdit edits[] = { change_terms, change_credits, change_model, add_phase, add_plan };

/* Not every edit can be made: a day may be taken. */
static gboolean
change (const Chance *self, MakeEdit make)
{
  g_autofree char *day = dup_day (self);
  RbkEdit         *edit = make (self, day);

  return edit != NULL && rbk_document_take (self->document, edit, NULL);
}

static RbkSpec *
freeze (const Chance *self)
{
  g_autoptr(GError) error = NULL;
  GDate    date;
  RbkSpec *spec;

  g_assert_true (rbk_date_parse (NOW, &date, NULL));
  spec = rbk_spec_new (book_of (self), &date, &error);
  g_assert_no_error (error);

  return spec;
}

static void
prove (const Chance *self, RbkSpec *before, RbkProof *proof)
{
  g_autoptr(RbkSpec) after = freeze (self);
  GDate date;

  g_assert_true (rbk_date_parse (NOW, &date, NULL));
  rbk_proof_run (proof, before, after, &date, N_MONTHS);
}

static void
assert_stays (const Chance *self, RbkSpec *before)
{
  g_auto(RbkProof) proof = { 0 };

  prove (self, before, &proof);
  if (proof.changed != NULL)
    g_error ("%s", proof.changed);
  g_assert_cmpuint (proof.n_checked, >, 100);
  g_assert_cmpuint (proof.n_same, ==, proof.n_checked);
}

/* A book with a past, and a document of it. */
static void
begin (Chance *self, guint32 seed)
{
  g_autoptr(RbkBook) book = rbk_random_book_new (seed);

  self->rand = g_rand_new_with_seed (seed);
  self->document = rbk_document_new_for_book (book);
  self->from_year = 2026;
  self->to_year = 2028;
  for (guint i = 0; i < N_PAST; i++)
    change (self, edits[i % G_N_ELEMENTS (edits)]);
  self->from_year = 2028;
  self->to_year = 2031;
}

static void
end (Chance *self)
{
  g_rand_free (self->rand);
  rbk_document_close (self->document);
  g_assert_finalize_object (self->document);
}

static void
test_later_changes (void)
{
  guint taken[G_N_ELEMENTS (edits)] = { 0 };

  for (guint i = 0; i < N_BOOKS; i++)
    {
      Chance chance = { 0 };
      g_autoptr(RbkSpec) before = NULL;

      begin (&chance, (guint32) g_test_rand_int ());
      before = freeze (&chance);
      for (guint j = 0; j < N_LATER; j++)
        {
          guint which = (guint) g_rand_int_range (chance.rand, 0, G_N_ELEMENTS (edits));

          if (change (&chance, edits[which]))
            taken[which]++;
        }
      assert_stays (&chance, before);
      while (rbk_document_get_can_undo (chance.document) &&
             g_rand_int_range (chance.rand, 0, 5) > 0)
        rbk_document_undo (chance.document);
      end (&chance);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (edits); i++)
    g_assert_cmpuint (taken[i], >, 0);
}

/* An edit of the terms themselves, without a date. */
static RbkEdit *
rewrite (const Chance *self, const char *day)
{
  GListModel *phases = rbk_plan_get_phases (pick_plan (self));
  guint       n_phases = g_list_model_get_n_items (phases);
  g_autoptr(RbkPhase) phase = n_phases > 0 ? g_list_model_get_item (phases, n_phases - 1) : NULL;

  return phase != NULL ? rbk_phase_edit_price (phase, rbk_decimal_from_int (31337), NULL) : NULL;
}

static void
assert_seen (MakeEdit make)
{
  guint n_changed = 0;

  /* Not every book has what a change bears on. */
  for (guint i = 0; i < MAX_BOOKS && n_changed == 0; i++)
    {
      Chance chance = { 0 };
      g_autoptr(RbkSpec) before = NULL;
      g_auto(RbkProof) proof = { 0 };

      begin (&chance, (guint32) g_test_rand_int ());
      before = freeze (&chance);
      chance.from_year = 2027;
      chance.to_year = 2028;
      change (&chance, make);
      prove (&chance, before, &proof);
      n_changed += proof.n_checked - proof.n_same;
      g_assert_cmpint (proof.changed != NULL, ==, proof.n_same < proof.n_checked);
      end (&chance);
    }
  g_assert_cmpuint (n_changed, >, 0);
}

static void
test_past_is_rewritten (void)
{
  assert_seen (rewrite);
  assert_seen (change_terms);
  assert_seen (change_credits);
  assert_seen (change_model);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/document/invoices-stay/later-changes", test_later_changes);
  g_test_add_func ("/document/invoices-stay/past-is-rewritten", test_past_is_rewritten);

  return g_test_run ();
}
