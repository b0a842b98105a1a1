/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-deliver-dialog.h"
#include "rbk-phase.h"
#include "rbk-plan.h"
#include "rbk-rate-card.h"
#include "rbk-shell-probe.h"
#include "rbk-window-probe.h"

static void
test_deliver (void)
{
  static const struct
  {
    const char *target, *name, *holds;
  } cases[] = {
    { "csv", "tiers.csv", NULL },
    { "markdown", "tiers.md", NULL },
    { "pricing-page", "page.json", NULL },
    { "stripe-objects", "objects.json", NULL },
    { "stripe", "stripe", "stripe-fixtures.json" },
  };
  RbkWindow *window = rbk_probe_new_window ("usage-gated");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RbkDeliverDialog *dialog =
          RBK_DELIVER_DIALOG (rbk_deliver_dialog_new (window, rbk_window_get_document (window)));
      g_autoptr(GFile) destination =
                     g_file_new_build_filename (rbk_probe_folder, cases[i].name, NULL);
      g_autofree char *written =
          g_build_filename (rbk_probe_folder, cases[i].name, cases[i].holds, NULL);
      gpointer weak = dialog;

      g_object_add_weak_pointer (G_OBJECT (dialog), &weak);
      gtk_window_present (GTK_WINDOW (dialog));
      rbk_deliver_dialog_choose (dialog, cases[i].target);
      rbk_probe_settle (GTK_WIDGET (dialog));
      g_assert_true (rbk_deliver_dialog_save_to (dialog, destination));
      g_assert_true (g_file_test (written, G_FILE_TEST_IS_REGULAR));
      rbk_probe_spin (50);
      g_assert_null (weak);
    }
  rbk_probe_close_window (window);
}

static GtkWidget *
find_problem (RbkDeliverDialog *dialog, const char *text)
{
  GtkWidget *label = rbk_probe_find_label (GTK_WIDGET (dialog), text);

  return label != NULL && gtk_widget_get_mapped (label) ? label : NULL;
}

/* A destination that can't be written is told in the dialog, which stays. */
static void
test_deliver_fails (void)
{
  g_autoptr(GFile) nowhere =
                 g_file_new_build_filename (rbk_probe_folder, "no", "such", "x.csv", NULL);
  RbkWindow        *window = rbk_probe_new_window ("usage-gated");
  RbkDeliverDialog *dialog =
      RBK_DELIVER_DIALOG (rbk_deliver_dialog_new (window, rbk_window_get_document (window)));

  gtk_window_present (GTK_WINDOW (dialog));
  rbk_deliver_dialog_choose (dialog, "csv");
  rbk_probe_settle (GTK_WIDGET (dialog));
  g_assert_null (find_problem (dialog, "This Can’t Be Delivered"));
  g_assert_false (rbk_deliver_dialog_save_to (dialog, nowhere));
  rbk_probe_settle (GTK_WIDGET (dialog));
  g_assert_nonnull (find_problem (dialog, "This Can’t Be Delivered"));
  gtk_window_destroy (GTK_WINDOW (dialog));
  rbk_probe_close_window (window);
}

static RbkRateCard *
metered_card (RbkDocument *document)
{
  g_autoptr(RbkPlan) plan =
                 g_list_model_get_item (rbk_book_get_plans (rbk_document_get_book (document)), 0);
  g_autoptr(RbkPhase) phase = g_list_model_get_item (rbk_plan_get_phases (plan), 0);
  GListModel *cards = rbk_phase_get_rate_cards (phase);

  for (guint i = 0; i < g_list_model_get_n_items (cards); i++)
    {
      g_autoptr(RbkRateCard) card = g_list_model_get_item (cards, i);

      if (rbk_rate_card_get_meter (card) != NULL)
        return card;
    }

  return NULL;
}

/* Where the bill would differ, the reason stands in place and there is nothing to save. */
static void
test_deliver_refuses (void)
{
  RbkWindow   *window = rbk_probe_new_window ("usage-gated");
  RbkDocument *document = rbk_window_get_document (window);
  RbkRecord   *card = RBK_RECORD (metered_card (document));
  RbkDecimal   ten = RBK_DECIMAL_UNITS (10), hundred = RBK_DECIMAL_UNITS (100);
  RbkEdit     *edit = rbk_edit_new_group (NULL);
  g_autoptr(GError) error = NULL;
  GtkWidget        *save;
  RbkDeliverDialog *dialog;

  /* Packages beyond an included amount: Stripe would bill another number of them. */
  rbk_edit_add (edit, rbk_edit_new_set_decimal (card, "amount", &ten));
  rbk_edit_add (edit, rbk_edit_new_set_decimal (card, "package-size", &hundred));
  rbk_edit_add (edit, rbk_edit_new_set_integer (card, "price", RBK_PRICE_KIND_PACKAGE));
  g_assert_true (rbk_document_take (document, edit, &error));
  g_assert_no_error (error);

  dialog = RBK_DELIVER_DIALOG (rbk_deliver_dialog_new (window, document));
  gtk_window_present (GTK_WINDOW (dialog));
  rbk_probe_settle (GTK_WIDGET (dialog));
  save = rbk_probe_find_button (GTK_WIDGET (dialog), "_Save…");
  g_assert_nonnull (find_problem (dialog, "This Can’t Be Delivered"));
  g_assert_false (gtk_widget_get_sensitive (save));

  rbk_deliver_dialog_choose (dialog, "csv");
  rbk_probe_settle (GTK_WIDGET (dialog));
  g_assert_null (find_problem (dialog, "This Can’t Be Delivered"));
  g_assert_true (gtk_widget_get_sensitive (save));
  gtk_window_destroy (GTK_WINDOW (dialog));
  rbk_probe_close_window (window);
}

int
main (int argc, char *argv[])
{
  if (!rbk_probe_start (&argc, &argv))
    return 77;

  g_test_add_func ("/deliver/writes", test_deliver);
  g_test_add_func ("/deliver/fails", test_deliver_fails);
  g_test_add_func ("/deliver/refuses", test_deliver_refuses);

  return g_test_run ();
}
