/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-paper-choice.h"

#include <glib/gi18n-lib.h>

#include "rbk-choice.h"

#define KEY "paper"

/* Papers as the settings count them; the first is what is usual where the user lives. */
enum
{
  USUAL,
  A4,
  LETTER,
};

static guint
find_usual (void)
{
  return g_strcmp0 (gtk_paper_size_get_default (), GTK_PAPER_NAME_LETTER) == 0 ? LETTER : A4;
}

static void
chosen_cb (GtkWidget *choice, GParamSpec *pspec, GSettings *settings)
{
  g_settings_set_enum (settings, KEY,
                       rbk_paper_choice_get (choice) == RBK_EXPORT_PAPER_LETTER ? LETTER : A4);
}

/**
 * rbk_paper_choice_new:
 * @settings: (nullable): where the choice is kept
 *
 * What paper there is in the printer is no matter of a book: the choice stands for all of them.
 *
 * Returns: (transfer floating): a choice of paper; it notifies of `selected`
 */
GtkWidget *
rbk_paper_choice_new (GSettings *settings)
{
  const char *const papers[] = { "A4", _ ("US Letter"), NULL };
  GtkWidget        *choice = gtk_drop_down_new_from_strings (papers);
  guint             paper = settings != NULL ? (guint) g_settings_get_enum (settings, KEY) : USUAL;

  if (paper == USUAL)
    paper = find_usual ();
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), paper == LETTER ? 1 : 0);
  rbk_choice_set_title (choice, _ ("Paper"));
  if (settings != NULL)
    g_signal_connect_object (choice, "notify::selected", G_CALLBACK (chosen_cb), settings, 0);

  return choice;
}

/**
 * rbk_paper_choice_get:
 * @choice: a choice of paper
 *
 * Returns: what is chosen
 */
RbkExportPaper
rbk_paper_choice_get (GtkWidget *choice)
{
  g_return_val_if_fail (GTK_IS_DROP_DOWN (choice), RBK_EXPORT_PAPER_A4);

  return gtk_drop_down_get_selected (GTK_DROP_DOWN (choice)) == 1 ? RBK_EXPORT_PAPER_LETTER
                                                                  : RBK_EXPORT_PAPER_A4;
}
