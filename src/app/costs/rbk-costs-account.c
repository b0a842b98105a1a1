/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-costs-account.h"

#include <glib/gi18n-lib.h>

#include "rbk-catalogue-edit.h"
#include "rbk-choice.h"
#include "rbk-costs-candidates.h"
#include "rbk-dialog-parts.h"
#include "rbk-wrapped-label.h"

#define WIDTH 560
#define HEIGHT 600

/**
 * RbkCostsAccount:
 *
 * What a catalogue says of the book's models: prices that moved or will, to be taken or left;
 * models that it does not know, or not clearly; what of it could not be read.
 */
struct _RbkCostsAccount
{
  AdwWindow parent_instance;

  RbkDocument  *document;  /* (owned) */
  RbkCatalogue *catalogue; /* (owned) */
  GDate         date;
  GPtrArray    *changes; /* (owned) (element-type RbkPriceChange) */
  GPtrArray *checks; /* (owned) (element-type GtkWidget) for each, none where there is no choice */
  GtkWidget *apply;
  GtkWidget *list;
};

G_DEFINE_FINAL_TYPE (RbkCostsAccount, rbk_costs_account, ADW_TYPE_WINDOW)

static gboolean
can_take (const RbkPriceChange *change)
{
  return change->kind == RBK_PRICE_CHANGE_MOVED || change->kind == RBK_PRICE_CHANGE_SCHEDULED;
}

/* What there is to decide comes first. */
static int
compare_changes (gconstpointer a, gconstpointer b)
{
  const RbkPriceChange *first = *(const RbkPriceChange *const *) a;
  const RbkPriceChange *second = *(const RbkPriceChange *const *) b;

  if (can_take (first) != can_take (second))
    return can_take (first) ? -1 : 1;

  return g_strcmp0 (first->model, second->model);
}

static const char *
word_for (RbkPriceChangeKind kind)
{
  switch (kind)
    {
    case RBK_PRICE_CHANGE_MOVED:
      return _ ("Moved");
    case RBK_PRICE_CHANGE_SCHEDULED:
      return _ ("Scheduled");
    case RBK_PRICE_CHANGE_GONE:
      return _ ("Gone");
    case RBK_PRICE_CHANGE_UNCLEAR:
      return _ ("Unclear");
    case RBK_PRICE_CHANGE_SAME:
    default:
      return _ ("The same");
    }
}

static void
update_apply (RbkCostsAccount *self)
{
  gboolean has_any = FALSE;

  for (guint i = 0; i < self->checks->len; i++)
    {
      GtkWidget *check = g_ptr_array_index (self->checks, i);

      has_any |= check != NULL && gtk_check_button_get_active (GTK_CHECK_BUTTON (check));
    }
  gtk_widget_set_sensitive (self->apply, has_any);
}

/* What people call the model that a change is about. */
static const char *
get_title (const RbkPriceChange *change)
{
  RbkModelPrice *price = change->before != NULL ? change->before : change->after;
  const char    *name = price != NULL ? rbk_record_get_name (RBK_RECORD (price)) : NULL;

  return name != NULL ? name : change->model;
}

static void
add_row (RbkCostsAccount *self, const RbkPriceChange *change)
{
  GtkWidget       *row = adw_action_row_new ();
  GtkWidget       *word = gtk_label_new (word_for (change->kind));
  GtkWidget       *check = NULL;
  g_autofree char *text =
      g_markup_escape_text (change->message != NULL ? change->message : change->model, -1);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), get_title (change));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_add_css_class (word, can_take (change) ? "accent" : "dim-label");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), word);
  if (can_take (change))
    {
      check = gtk_check_button_new ();
      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
      gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
      gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      change->message, -1);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
      g_signal_connect_object (check, "toggled", G_CALLBACK (update_apply), self,
                               G_CONNECT_SWAPPED);
    }
  g_ptr_array_add (self->checks, check);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

/**
 * rbk_costs_account_apply:
 * @self: the account
 *
 * Takes the prices that are checked into the book, as one step, and closes.
 */
void
rbk_costs_account_apply (RbkCostsAccount *self)
{
  g_autoptr(GPtrArray) taken = g_ptr_array_new ();

  g_return_if_fail (RBK_IS_COSTS_ACCOUNT (self));

  for (guint i = 0; i < self->changes->len; i++)
    {
      GtkWidget *check = g_ptr_array_index (self->checks, i);

      if (check != NULL && gtk_check_button_get_active (GTK_CHECK_BUTTON (check)))
        g_ptr_array_add (taken, g_ptr_array_index (self->changes, i));
    }
  rbk_document_seal (self->document);
  rbk_document_take (self->document,
                     rbk_catalogue_edit_apply (rbk_document_get_book (self->document), taken,
                                               &self->date),
                     NULL);
  gtk_window_close (GTK_WINDOW (self));
}

static void
rbk_costs_account_dispose (GObject *object)
{
  RbkCostsAccount *self = RBK_COSTS_ACCOUNT (object);

  g_clear_pointer (&self->checks, g_ptr_array_unref);
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  g_clear_object (&self->catalogue);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (rbk_costs_account_parent_class)->dispose (object);
}

static void
rbk_costs_account_class_init (RbkCostsAccountClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rbk_costs_account_dispose;

  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static void
rbk_costs_account_init (RbkCostsAccount *self)
{
  self->checks = g_ptr_array_new ();
}

static guint
count (RbkCostsAccount *self, RbkPriceChangeKind kind)
{
  guint n_found = 0;

  for (guint i = 0; i < self->changes->len; i++)
    n_found += ((RbkPriceChange *) g_ptr_array_index (self->changes, i))->kind == kind;

  return n_found;
}

static char *
dup_summary (RbkCostsAccount *self)
{
  const char *title = rbk_catalogue_get_format_title (rbk_catalogue_get_format (self->catalogue));
  guint       n_prices = g_list_model_get_n_items (G_LIST_MODEL (self->catalogue));
  g_autofree char *read = NULL;

  /* Translators: %s is a kind of file, %u a number of prices */
  read = g_strdup_printf (ngettext ("Read as %s: %u price.", "Read as %s: %u prices.", n_prices),
                          title, n_prices);
  if (self->changes->len == 0)
    return g_strconcat (read, " ",
                        _ ("The book has no models yet: pick them from the catalogue on the page."),
                        NULL);

  /* Translators: %s is the sentence “Read as LiteLLM: 12 prices.”; then numbers of models */
  return g_strdup_printf (_ ("%s Of the book’s – moved: %u; scheduled: %u; the same: %u; "
                             "unclear: %u; gone: %u."),
                          read, count (self, RBK_PRICE_CHANGE_MOVED),
                          count (self, RBK_PRICE_CHANGE_SCHEDULED),
                          count (self, RBK_PRICE_CHANGE_SAME),
                          count (self, RBK_PRICE_CHANGE_UNCLEAR),
                          count (self, RBK_PRICE_CHANGE_GONE));
}

static GtkWidget *
new_notes (RbkCostsAccount *self)
{
  const char *const *notes = rbk_catalogue_get_notes (self->catalogue);
  GtkWidget         *box, *expander;

  if (notes == NULL || notes[0] == NULL)
    return NULL;
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  for (guint i = 0; notes[i] != NULL; i++)
    gtk_box_append (GTK_BOX (box), rbk_wrapped_label_new (notes[i], "dim-label"));
  expander = gtk_expander_new (_ ("What was not read"));
  gtk_expander_set_child (GTK_EXPANDER (expander), box);
  /* GTK 4.18 looks for the focus even in what is folded, unless that can't be seen. */
  g_object_bind_property (expander, "expanded", box, "visible", G_BINDING_SYNC_CREATE);

  return expander;
}

static GtkWidget *
new_body (RbkCostsAccount *self)
{
  g_autofree char *summary = dup_summary (self);
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget       *scroller = gtk_scrolled_window_new ();
  GtkWidget       *notes = new_notes (self);

  self->list = rbk_choice_list_new (_ ("Changes against the book"));
  gtk_widget_set_visible (self->list, self->changes->len > 0);
  gtk_box_append (GTK_BOX (box), rbk_wrapped_label_new (summary, NULL));
  gtk_box_append (GTK_BOX (box), self->list);
  if (notes != NULL)
    gtk_box_append (GTK_BOX (box), notes);
  gtk_widget_add_css_class (box, "page");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_widget_set_vexpand (scroller, TRUE);

  return scroller;
}

/**
 * rbk_costs_account_new:
 * @context: the page's
 * @catalogue: what was imported
 *
 * Returns: (transfer floating): a dialog that says what it means for the book
 */
GtkWidget *
rbk_costs_account_new (const RbkCostsContext *context, RbkCatalogue *catalogue)
{
  RbkCostsAccount *self = g_object_new (RBK_TYPE_COSTS_ACCOUNT, NULL);
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->document = g_object_ref (context->document);
  self->catalogue = g_object_ref (catalogue);
  self->date = context->date;
  self->changes =
      rbk_catalogue_compare (catalogue, rbk_costs_context_get_book (context), &context->date);
  gtk_box_append (GTK_BOX (box), rbk_dialog_header_new (_ ("_Apply"), &self->apply));
  g_signal_connect_object (self->apply, "clicked", G_CALLBACK (rbk_costs_account_apply), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), new_body (self));
  g_ptr_array_sort (self->changes, compare_changes);
  for (guint i = 0; i < self->changes->len; i++)
    add_row (self, g_ptr_array_index (self->changes, i));
  update_apply (self);
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Catalogue Against the Book"));
  gtk_window_set_default_size (GTK_WINDOW (self), WIDTH, HEIGHT);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);

  return GTK_WIDGET (self);
}
