/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-discover-form.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "rbk-discover-label.h"
#include "rbk-discover-themes.h"
#include "rbk-question-row.h"
#include "rbk-question-words.h"

#define WIDTH 560

/* What belongs together: one answer may be no more than another. */
static const struct
{
  const char *less, *more; /* questions */
  const char *blamed;      /* the one beside which it is said */
  const char *says;
} orders[] = {
  { "calls_p50", "calls_p90", "calls_p90",
    N_ ("Write no fewer than the median customer makes: %s.") },
  { "calls_p90", "calls_p99", "calls_p99",
    N_ ("Write no fewer than the heaviest tenth makes: %s.") },
  { "cached_tokens", "input_tokens", "cached_tokens",
    N_ ("Write no more than go in altogether: %s.") },
};

/**
 * RbkDiscoverForm:
 *
 * The questions, a page for each theme.
 */
struct _RbkDiscoverForm
{
  GtkWidget parent_instance;

  RbkCatalogue   *catalogue; /* (owned) */
  RbkMoneyFormat *format;    /* (owned) */
  GtkWidget      *stack;
  GPtrArray      *rows;   /* (owned) (element-type RbkQuestionRow) in the order of the themes */
  GArray         *themes; /* (owned) (element-type guint) of each row */
};

G_DEFINE_FINAL_TYPE (RbkDiscoverForm, rbk_discover_form, GTK_TYPE_WIDGET)

static guint changed_signal;

static void
changed_cb (RbkDiscoverForm *self)
{
  g_signal_emit (self, changed_signal, 0);
}

static void
rbk_discover_form_dispose (GObject *object)
{
  RbkDiscoverForm *self = RBK_DISCOVER_FORM (object);

  g_ptr_array_set_size (self->rows, 0);
  g_clear_pointer (&self->stack, gtk_widget_unparent);
  g_clear_object (&self->catalogue);

  G_OBJECT_CLASS (rbk_discover_form_parent_class)->dispose (object);
}

static void
rbk_discover_form_finalize (GObject *object)
{
  RbkDiscoverForm *self = RBK_DISCOVER_FORM (object);

  g_ptr_array_unref (self->rows);
  g_array_unref (self->themes);
  g_clear_pointer (&self->format, rbk_money_format_free);

  G_OBJECT_CLASS (rbk_discover_form_parent_class)->finalize (object);
}

static void
rbk_discover_form_class_init (RbkDiscoverFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rbk_discover_form_dispose;
  G_OBJECT_CLASS (klass)->finalize = rbk_discover_form_finalize;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "discoverform");

  /**
   * RbkDiscoverForm::changed:
   * @self: the form
   *
   * An answer was given, changed or taken back.
   */
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
rbk_discover_form_init (RbkDiscoverForm *self)
{
  self->rows = g_ptr_array_new ();
  self->themes = g_array_new (FALSE, FALSE, sizeof (guint));
  self->stack = gtk_stack_new ();
  gtk_stack_set_vhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
}

static void
add_row (RbkDiscoverForm *self, GtkWidget *box, guint theme, const char *id)
{
  GtkWidget *row = rbk_question_row_new (rbk_question_find (id), self->format, self->catalogue);

  g_signal_connect_object (row, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->rows, row);
  g_array_append_val (self->themes, theme);
  gtk_box_append (GTK_BOX (box), row);
}

static void
add_theme (RbkDiscoverForm *self, guint number, const RbkTheme *theme)
{
  GtkWidget       *scroller = gtk_scrolled_window_new ();
  GtkWidget       *clamp = adw_clamp_new ();
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  GtkWidget       *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget       *title = rbk_discover_label_new (_ (theme->title), "title-2");
  g_autofree char *name = g_strdup_printf ("%u", number);

  /* Large letters need fewer of them in a line. */
  gtk_label_set_width_chars (GTK_LABEL (title), -1);
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), rbk_discover_label_new (_ (theme->note), "dim-label"));
  gtk_box_append (GTK_BOX (box), head);
  for (guint i = 0; i < RBK_THEME_MAX_QUESTIONS && theme->questions[i] != NULL; i++)
    add_row (self, box, number, theme->questions[i]);
  gtk_widget_add_css_class (box, "theme");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_stack_add_named (GTK_STACK (self->stack), scroller, name);
}

/**
 * rbk_discover_form_new:
 * @catalogue: has the models to choose from, with their prices
 *
 * Returns: (transfer floating): the questions, all skipped
 */
GtkWidget *
rbk_discover_form_new (RbkCatalogue *catalogue)
{
  RbkDiscoverForm *self = g_object_new (RBK_TYPE_DISCOVER_FORM, NULL);
  guint            n_themes;
  const RbkTheme  *themes = rbk_themes_list (&n_themes);

  self->catalogue = g_object_ref (catalogue);
  self->format = rbk_money_format_new (NULL, rbk_catalogue_get_currency (catalogue));
  for (guint i = 0; i < n_themes; i++)
    add_theme (self, i, &themes[i]);

  return GTK_WIDGET (self);
}

static guint
find_first (RbkDiscoverForm *self, guint theme)
{
  guint i = 0;

  while (i < self->rows->len && g_array_index (self->themes, guint, i) != theme)
    i++;
  return i;
}

/**
 * rbk_discover_form_show:
 * @self: the form
 * @theme: the place of a theme
 *
 * Shows the questions of a theme. The first has the focus.
 */
void
rbk_discover_form_show (RbkDiscoverForm *self, guint theme)
{
  g_autofree char *name = g_strdup_printf ("%u", theme);

  g_return_if_fail (RBK_IS_DISCOVER_FORM (self));

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), name);
  gtk_widget_grab_focus (g_ptr_array_index (self->rows, find_first (self, theme)));
}

static RbkQuestionRow *
find_row (RbkDiscoverForm *self, const char *id, guint *theme)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      RbkQuestionRow *row = g_ptr_array_index (self->rows, i);

      if (strcmp (rbk_question_row_get_question (row)->id, id) != 0)
        continue;
      *theme = g_array_index (self->themes, guint, i);
      return row;
    }
  return NULL;
}

/**
 * rbk_discover_form_set_answers:
 * @self: the form
 * @answers: what was answered before
 *
 * Shows answers, to be changed.
 */
void
rbk_discover_form_set_answers (RbkDiscoverForm *self, const RbkAnswers *answers)
{
  g_return_if_fail (RBK_IS_DISCOVER_FORM (self));

  for (guint i = 0; i < self->rows->len; i++)
    {
      RbkQuestionRow *row = g_ptr_array_index (self->rows, i);
      const char     *id = rbk_question_row_get_question (row)->id;

      rbk_question_row_set_answer (row, rbk_answers_is_given (answers, id)
                                            ? rbk_answers_get (answers, id)
                                            : NULL);
    }
}

/**
 * rbk_discover_form_dup_answers:
 * @self: the form
 *
 * Returns: (transfer full): what was answered; what is no answer is left out
 */
RbkAnswers *
rbk_discover_form_dup_answers (RbkDiscoverForm *self)
{
  RbkAnswers *answers = rbk_answers_new ();

  for (guint i = 0; i < self->rows->len; i++)
    {
      RbkQuestionRow  *row = g_ptr_array_index (self->rows, i);
      g_autofree char *answer = NULL;

      if (rbk_question_row_read (row, &answer, NULL) && answer != NULL)
        rbk_answers_set (answers, rbk_question_row_get_question (row)->id, answer, NULL);
    }
  return answers;
}

static void
check_models (RbkDiscoverForm *self, const RbkAnswers *answers)
{
  g_auto(GStrv) names = rbk_answers_dup_names (answers, "models");
  guint theme;

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autoptr(GPtrArray) prices = rbk_catalogue_dup_history (self->catalogue, names[i]);
      g_autofree char *says = NULL;

      if (prices->len > 0)
        continue;
      /* Translators: %s is the name of a model */
      says =
          g_strdup_printf (_ ("No price of “%s” is known. Choose a model of the list."), names[i]);
      rbk_question_row_set_problem (find_row (self, "models", &theme), says);
      return;
    }
}

static void
check_orders (RbkDiscoverForm *self, const RbkAnswers *answers, guint theme)
{
  for (gsize i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      gboolean         is_low = strcmp (orders[i].blamed, orders[i].less) == 0;
      const char      *bound = is_low ? orders[i].more : orders[i].less;
      g_autofree char *number = NULL;
      g_autofree char *says = NULL;
      guint            there = 0;
      RbkQuestionRow  *row = find_row (self, orders[i].blamed, &there);

      if (there != theme || rbk_question_row_has_problem (row) ||
          rbk_decimal_compare (rbk_answers_get_number (answers, orders[i].less),
                               rbk_answers_get_number (answers, orders[i].more)) <= 0)
        continue;
      number = rbk_money_format_quantity (self->format, rbk_answers_get_number (answers, bound));
      /* The sentence is a format out of a static table. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
      says = g_strdup_printf (_ (orders[i].says), number);
#pragma GCC diagnostic pop
      rbk_question_row_set_problem (row, says);
    }
}

/**
 * rbk_discover_form_go_to_problem:
 * @self: the form
 * @theme: the place of a theme
 *
 * Gives the focus to its first question of which something is said to be wrong.
 *
 * Returns: whether there is one
 */
gboolean
rbk_discover_form_go_to_problem (RbkDiscoverForm *self, guint theme)
{
  g_return_val_if_fail (RBK_IS_DISCOVER_FORM (self), FALSE);

  for (guint i = 0; i < self->rows->len; i++)
    {
      RbkQuestionRow *row = g_ptr_array_index (self->rows, i);

      if (g_array_index (self->themes, guint, i) != theme || !rbk_question_row_has_problem (row))
        continue;
      gtk_widget_grab_focus (GTK_WIDGET (row));
      return TRUE;
    }
  return FALSE;
}

/**
 * rbk_discover_form_check:
 * @self: the form
 * @theme: the place of a theme
 *
 * Says beside each question of a theme why what was written is no answer. The first of them gets
 * the focus.
 *
 * Returns: whether all is well
 */
gboolean
rbk_discover_form_check (RbkDiscoverForm *self, guint theme)
{
  g_autoptr(RbkAnswers) answers = NULL;

  g_return_val_if_fail (RBK_IS_DISCOVER_FORM (self), FALSE);

  answers = rbk_discover_form_dup_answers (self);
  for (guint i = 0; i < self->rows->len; i++)
    {
      RbkQuestionRow  *row = g_ptr_array_index (self->rows, i);
      g_autofree char *answer = NULL;
      g_autoptr(GError) error = NULL;

      if (g_array_index (self->themes, guint, i) != theme)
        continue;
      rbk_question_row_read (row, &answer, &error);
      rbk_question_row_set_problem (row, error != NULL ? error->message : NULL);
      if (rbk_question_row_get_question (row)->kind == RBK_QUESTION_NAMES && error == NULL)
        check_models (self, answers);
    }
  check_orders (self, answers, theme);

  return !rbk_discover_form_go_to_problem (self, theme);
}

/**
 * rbk_discover_form_blame:
 * @self: the form
 * @error: why answers come to nothing; its message begins with a question's id
 * @theme: (out): where that question is
 *
 * Says it beside the question.
 *
 * Returns: whether there is such a question
 */
gboolean
rbk_discover_form_blame (RbkDiscoverForm *self, const GError *error, guint *theme)
{
  const char      *colon = strstr (error->message, ": ");
  g_autofree char *id =
      colon != NULL ? g_strndup (error->message, (gsize) (colon - error->message)) : NULL;
  RbkQuestionRow *row;

  g_return_val_if_fail (RBK_IS_DISCOVER_FORM (self), FALSE);

  row = id != NULL ? find_row (self, id, theme) : NULL;
  if (row == NULL)
    return FALSE;
  rbk_question_row_set_problem (row, colon + 2);
  return TRUE;
}
