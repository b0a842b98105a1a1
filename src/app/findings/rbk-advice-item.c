/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-advice-item.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rbk-finding-words.h"
#include "rbk-fix-edit.h"
#include "rbk-note-grid.h"
#include "rbk-room.h"
#include "rbk-undo-toast.h"
#include "rbk-word.h"
#include "rbk-wrapped-label.h"

/* From this width on figures stand beside the reasons. */
#define BESIDE_FROM 620

/**
 * RbkAdviceItem:
 *
 * What an advisor says: a sentence, what speaks for and against it, the figures on which it rests,
 * what follows it in one step that can be undone, and a way to lock the decision for its reasons.
 *
 * ## Accessibility
 *
 * An item of a list, named by its sentence.
 */
struct _RbkAdviceItem
{
  GtkWidget parent_instance;

  RbkDocument     *document; /* (owned) */
  RbkAdviser      *adviser;  /* (owned) */
  GPtrArray       *list;     /* (owned) (nullable) of which the advice is one */
  const RbkAdvice *advice;   /* (not owned) (nullable) */
  RbkMoneyFormat  *format;   /* (not owned) (nullable) */
  GtkWidget       *grid, *message, *fix, *fix_text, *lock, *why;
  GtkWidget       *room, *body, *reasons, *figures;
};

G_DEFINE_FINAL_TYPE (RbkAdviceItem, rbk_advice_item, GTK_TYPE_WIDGET)

static char *
dup_text (RbkAdviceItem *self, const char *text)
{
  return rbk_facts_fill (rbk_word_translate (text), self->advice->facts, NULL, rbk_fact_words_dup,
                         self->format);
}

/* The item may be gone once the book has changed: what it says stands in the panel. */
static void
fix_cb (RbkAdviceItem *self)
{
  GtkWidget       *panel = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *label = g_strdup (gtk_label_get_text (GTK_LABEL (self->fix_text)));
  g_autoptr(GError) error = NULL;
  RbkEdit *edit = NULL;

  if (self->advice == NULL || !rbk_adviser_is_current (self->adviser))
    error = g_error_new (RBK_ERROR, RBK_ERROR_INVALID, "%s",
                         _ ("The book has changed since; the advisors are looking again."));
  else
    edit =
        rbk_fix_edit_new (rbk_document_get_book (self->document), self->advice->fix, label, &error);
  rbk_document_seal (self->document);
  if (edit != NULL && rbk_document_take (self->document, edit, &error))
    rbk_undo_toast_show (panel, label);
  else
    rbk_undo_toast_refuse (panel, error);
}

/* The decision is asked to lock itself, for the verdict and what speaks for it. */
static void
lock_cb (RbkAdviceItem *self)
{
  g_autoptr(GString) reason = NULL;
  g_autofree char *message = NULL;

  if (self->advice == NULL)
    return;
  message = dup_text (self, self->advice->message);
  reason = g_string_new (message);
  for (guint i = 0; i < self->advice->reasons->len; i++)
    {
      const RbkReason *one = &g_array_index (self->advice->reasons, RbkReason, i);
      g_autofree char *text = dup_text (self, one->text);

      if (one->is_for)
        g_string_append_printf (reason, " %s", text);
    }
  gtk_widget_activate_action (GTK_WIDGET (self), "decision.lock-for", "s", reason->str);
}

/* Figures beside the reasons, or below them. */
static void
arrange (RbkAdviceItem *self)
{
  gboolean        is_wide = rbk_room_get_step (RBK_ROOM (self->room)) == 2;
  GtkGridLayout  *layout = GTK_GRID_LAYOUT (gtk_widget_get_layout_manager (self->body));
  GtkLayoutChild *place =
      gtk_layout_manager_get_layout_child (GTK_LAYOUT_MANAGER (layout), self->figures);

  gtk_grid_layout_child_set_column (GTK_GRID_LAYOUT_CHILD (place), is_wide ? 1 : 0);
  gtk_grid_layout_child_set_row (GTK_GRID_LAYOUT_CHILD (place), is_wide ? 0 : 1);
}

static void
rbk_advice_item_dispose (GObject *object)
{
  RbkAdviceItem *self = RBK_ADVICE_ITEM (object);

  g_clear_pointer (&self->grid, gtk_widget_unparent);
  g_clear_pointer (&self->list, g_ptr_array_unref);
  self->advice = NULL;
  g_clear_object (&self->adviser);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (rbk_advice_item_parent_class)->dispose (object);
}

static void
rbk_advice_item_class_init (RbkAdviceItemClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rbk_advice_item_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "advice");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
add_body (RbkAdviceItem *self)
{
  self->body = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (self->body), 18);
  gtk_grid_set_row_spacing (GTK_GRID (self->body), 6);
  self->reasons = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (self->reasons), 8);
  gtk_grid_set_row_spacing (GTK_GRID (self->reasons), 4);
  gtk_widget_set_hexpand (self->reasons, TRUE);
  gtk_widget_set_valign (self->reasons, GTK_ALIGN_START);
  self->figures = rbk_note_grid_new ();
  gtk_widget_set_valign (self->figures, GTK_ALIGN_START);
  gtk_grid_attach (GTK_GRID (self->body), self->reasons, 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (self->body), self->figures, 0, 1, 1, 1);
  self->room = rbk_room_new (self->body, BESIDE_FROM, BESIDE_FROM);
  g_signal_connect_object (self->room, "changed", G_CALLBACK (arrange), self, G_CONNECT_SWAPPED);
}

/* What follows the advice has words enough for a line of its own. */
static GtkWidget *
new_fix (RbkAdviceItem *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->fix = gtk_button_new ();
  self->fix_text = rbk_wrapped_label_new (NULL, NULL);
  gtk_button_set_child (GTK_BUTTON (self->fix), self->fix_text);
  gtk_widget_set_tooltip_text (self->fix, _ ("Apply this advice"));
  g_signal_connect_object (self->fix, "clicked", G_CALLBACK (fix_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (box, "actions");
  gtk_widget_add_css_class (box, "fix");
  gtk_box_append (GTK_BOX (box), self->fix);

  return box;
}

static GtkWidget *
new_actions (RbkAdviceItem *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->lock = gtk_button_new_with_mnemonic (_ ("Lock _This…"));
  gtk_widget_set_tooltip_text (self->lock, _ ("Lock the decision for these reasons"));
  gtk_widget_add_css_class (self->lock, "flat");
  g_signal_connect_object (self->lock, "clicked", G_CALLBACK (lock_cb), self, G_CONNECT_SWAPPED);
  self->why = rbk_note_toggle_new (_ ("_Why"), self->room);
  gtk_box_append (GTK_BOX (box), self->lock);
  gtk_box_append (GTK_BOX (box), self->why);
  gtk_widget_add_css_class (box, "actions");
  gtk_widget_add_css_class (box, "more");

  return box;
}

static void
rbk_advice_item_init (RbkAdviceItem *self)
{
  self->grid = gtk_grid_new ();
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 4);
  self->message = rbk_wrapped_label_new (NULL, "heading");
  gtk_widget_set_hexpand (self->message, TRUE);
  add_body (self);
  gtk_grid_attach (GTK_GRID (self->grid), self->message, 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (self->grid), new_fix (self), 0, 2, 1, 1);
  gtk_grid_attach (GTK_GRID (self->grid), new_actions (self), 0, 3, 1, 1);
  gtk_grid_attach (GTK_GRID (self->grid), self->room, 0, 1, 1, 1);
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));
}

/**
 * rbk_advice_item_new:
 * @document: the open book
 * @adviser: who advises on it
 * @is_open: whether reasons and figures are seen at first
 *
 * Returns: (transfer floating): an item that shows nothing yet
 */
GtkWidget *
rbk_advice_item_new (RbkDocument *document, RbkAdviser *adviser, gboolean is_open)
{
  RbkAdviceItem *self = g_object_new (RBK_TYPE_ADVICE_ITEM, NULL);

  self->document = g_object_ref (document);
  self->adviser = g_object_ref (adviser);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->why), is_open);

  return GTK_WIDGET (self);
}

static void
add_reason (RbkAdviceItem *self, int row, const RbkReason *reason)
{
  const char      *side = reason->is_for ? _ ("For") : _ ("Against");
  g_autofree char *text = dup_text (self, reason->text);
  GtkWidget       *icon =
      gtk_image_new_from_icon_name (reason->is_for ? "list-add-symbolic" : "list-remove-symbolic");
  GtkWidget *label = rbk_wrapped_label_new (NULL, NULL);

  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_tooltip_text (icon, side);
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_add_css_class (icon, reason->is_for ? "success" : "warning");
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL, side, -1);
  gtk_grid_attach (GTK_GRID (self->reasons), icon, 0, row, 1, 1);
  gtk_grid_attach (GTK_GRID (self->reasons), label, 1, row, 1, 1);
}

/* What speaks for it first, then what speaks against it. */
static void
show_reasons (RbkAdviceItem *self)
{
  GArray *reasons = self->advice->reasons;
  int     row = 0;

  rbk_note_grid_clear (self->reasons);
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < reasons->len; i++)
      if (g_array_index (reasons, RbkReason, i).is_for == (pass == 0))
        add_reason (self, row++, &g_array_index (reasons, RbkReason, i));
}

/* What a call costs at least and at most is not a bound. */
static char *
dup_name (const RbkFact *fact)
{
  if (fact->kind == RBK_FACT_MONEY && g_str_equal (fact->name, "low"))
    return g_strdup (_ ("A cheap call"));
  if (fact->kind == RBK_FACT_MONEY && g_str_equal (fact->name, "high"))
    return g_strdup (_ ("A dear call"));
  return rbk_fact_words_dup_name (fact->name);
}

static void
show_figures (RbkAdviceItem *self)
{
  rbk_note_grid_clear (self->figures);
  for (guint i = 0; i < self->advice->facts->len; i++)
    {
      const RbkFact   *fact = g_ptr_array_index (self->advice->facts, i);
      g_autofree char *name = dup_name (fact);
      g_autofree char *text = rbk_fact_words_dup (fact, self->format);

      if (!g_str_equal (fact->name, "plan"))
        rbk_note_grid_add (self->figures, name, text);
    }
  gtk_widget_set_visible (self->figures, gtk_widget_get_first_child (self->figures) != NULL);
}

/**
 * rbk_advice_item_show:
 * @self: an item
 * @list: (element-type RbkAdvice): what was said
 * @advice: one of it
 * @format: for the book's currency; it must outlive the item, or the next time
 *
 * Shows advice.
 */
void
rbk_advice_item_show (RbkAdviceItem   *self,
                      GPtrArray       *list,
                      const RbkAdvice *advice,
                      RbkMoneyFormat  *format)
{
  g_autofree char *message = NULL;
  g_autofree char *fix = NULL;

  g_return_if_fail (RBK_IS_ADVICE_ITEM (self));

  g_ptr_array_ref (list);
  g_clear_pointer (&self->list, g_ptr_array_unref);
  self->list = list;
  self->advice = advice;
  self->format = format;
  message = dup_text (self, advice->message);
  fix = advice->fix != NULL ? dup_text (self, advice->fix->label) : NULL;
  gtk_label_set_text (GTK_LABEL (self->message), message);
  gtk_label_set_text (GTK_LABEL (self->fix_text), fix != NULL ? fix : "");
  gtk_widget_set_visible (self->fix, fix != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, message,
                                  -1);
  show_reasons (self);
  show_figures (self);
}

/**
 * rbk_advice_item_is_for:
 * @self: an item
 * @advice: advice
 *
 * Returns: whether it is what the item shows, or has become of it
 */
gboolean
rbk_advice_item_is_for (RbkAdviceItem *self, const RbkAdvice *advice)
{
  g_return_val_if_fail (RBK_IS_ADVICE_ITEM (self), FALSE);

  return self->advice != NULL && strcmp (self->advice->topic, advice->topic) == 0 &&
         strcmp (self->advice->where, advice->where) == 0;
}
