/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-advice-panel.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rbk-advice-item.h"
#include "rbk-advice-questions.h"
#include "rbk-show-all.h"
#include "rbk-wrapped-label.h"

/* Of a book with many plans so many are seen before somebody asks for all. */
#define MOST_ITEMS 6

/**
 * RbkAdvicePanel:
 *
 * What the advisors say of one decision, and for some decisions what they ask. Advice that stays
 * keeps its item, and so what is unfolded in it, and the focus.
 */
struct _RbkAdvicePanel
{
  GtkWidget parent_instance;

  RbkDocument     *document; /* (owned) */
  RbkAdviser      *adviser;  /* (owned) */
  RbkMoneyFormat  *format;   /* (not owned) (nullable) */
  RbkDecisionTopic topic;
  GtkWidget       *box, *waiting, *nothing, *items, *all, *questions;
  gboolean         shows_all;
};

G_DEFINE_FINAL_TYPE (RbkAdvicePanel, rbk_advice_panel, GTK_TYPE_WIDGET)

/* Whether a decision is about the whole book, about each plan, or both. */
typedef enum
{
  ABOUT_ALL,
  ABOUT_BOOK,
  ABOUT_PLANS,
} About;

/* Which advisors speak of which decision. */
static const struct
{
  RbkDecisionTopic decision;
  const char      *topic;
  About            about;
} advisors[] = {
  { RBK_DECISION_TOPIC_METER, "meter", ABOUT_ALL },
  { RBK_DECISION_TOPIC_PRIMITIVE, "primitive", ABOUT_ALL },
  { RBK_DECISION_TOPIC_PRIMITIVE, "caps-or-credits", ABOUT_ALL },
  { RBK_DECISION_TOPIC_UNIT_PRICE, "tiers", ABOUT_PLANS },
  { RBK_DECISION_TOPIC_TIERS, "tiers", ABOUT_BOOK },
  { RBK_DECISION_TOPIC_TIERS, "free-tier", ABOUT_ALL },
  { RBK_DECISION_TOPIC_LIMITS, "limits", ABOUT_ALL },
  { RBK_DECISION_TOPIC_WALLET, "wallet", ABOUT_ALL },
};

static gboolean
is_mine (RbkAdvicePanel *self, const RbkAdvice *advice)
{
  About about = advice->where[0] == '\0' ? ABOUT_BOOK : ABOUT_PLANS;

  for (gsize i = 0; i < G_N_ELEMENTS (advisors); i++)
    if (advisors[i].decision == self->topic && strcmp (advisors[i].topic, advice->topic) == 0)
      return advisors[i].about == ABOUT_ALL || advisors[i].about == about;
  return FALSE;
}

static const char *
get_nothing (RbkDecisionTopic topic)
{
  if (topic == RBK_DECISION_TOPIC_METER)
    return _ ("Import customers, or make some up, and it is measured here whether what is counted "
              "follows what they cost.");
  if (topic == RBK_DECISION_TOPIC_UNIT_PRICE)
    return _ ("No plan bills by the unit past what it includes, so there is no overage to weigh. "
              "Margins and floor prices stand on the Design page.");
  if (topic == RBK_DECISION_TOPIC_WALLET)
    return _ ("No plan gives credits, so there is no wallet to decide on.");
  return _ ("There is nothing in the book to advise on here.");
}

static void
rbk_advice_panel_dispose (GObject *object)
{
  RbkAdvicePanel *self = RBK_ADVICE_PANEL (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->adviser);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (rbk_advice_panel_parent_class)->dispose (object);
}

static void
rbk_advice_panel_class_init (RbkAdvicePanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rbk_advice_panel_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "advicepanel");
}

/* The item that it has already, else another one. */
static GtkWidget *
find_item (RbkAdvicePanel *self, GtkWidget *from, const RbkAdvice *advice)
{
  GtkWidget *item = from;

  while (item != NULL && !rbk_advice_item_is_for (RBK_ADVICE_ITEM (item), advice))
    item = gtk_widget_get_next_sibling (item);
  if (item == NULL)
    {
      item = rbk_advice_item_new (self->document, self->adviser, advice->where[0] == '\0');
      gtk_box_append (GTK_BOX (self->items), item);
    }
  return item;
}

/* What can be done about something stands first; a plan that is all right, last. */
static GPtrArray *
sort_mine (RbkAdvicePanel *self, GPtrArray *list)
{
  GPtrArray *mine = g_ptr_array_new ();

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; list != NULL && i < list->len; i++)
      {
        RbkAdvice *advice = g_ptr_array_index (list, i);
        gboolean   is_first = advice->where[0] == '\0' || advice->fix != NULL;

        if (is_mine (self, advice) && is_first == (pass == 0))
          g_ptr_array_add (mine, advice);
      }
  return mine;
}

static void
show_list (RbkAdvicePanel *self, GPtrArray *list)
{
  g_autoptr(GPtrArray) mine = sort_mine (self, list);
  guint      n_shown = self->shows_all ? mine->len : MIN (mine->len, MOST_ITEMS);
  GtkWidget *last = NULL, *next;

  for (guint i = 0; i < n_shown; i++)
    {
      GtkWidget *from = last != NULL ? gtk_widget_get_next_sibling (last)
                                     : gtk_widget_get_first_child (self->items);
      GtkWidget *item = find_item (self, from, g_ptr_array_index (mine, i));

      gtk_box_reorder_child_after (GTK_BOX (self->items), item, last);
      rbk_advice_item_show (RBK_ADVICE_ITEM (item), list, g_ptr_array_index (mine, i),
                            self->format);
      last = item;
    }
  while ((next = last != NULL ? gtk_widget_get_next_sibling (last)
                              : gtk_widget_get_first_child (self->items)) != NULL)
    gtk_box_remove (GTK_BOX (self->items), next);
  rbk_show_all_update (self->all, n_shown, mine->len);
  gtk_widget_set_visible (self->nothing, mine->len == 0);
}

/**
 * rbk_advice_panel_update:
 * @self: a panel that is unfolded
 * @format: for the book's currency; it must outlive the panel, or the next update
 *
 * Shows what the advisors say now. What is out of date stays as it was until they have looked
 * again.
 */
void
rbk_advice_panel_update (RbkAdvicePanel *self, RbkMoneyFormat *format)
{
  GPtrArray *list;

  g_return_if_fail (RBK_IS_ADVICE_PANEL (self));

  self->format = format;
  rbk_adviser_ask (self->adviser);
  list = rbk_adviser_get_list (self->adviser);
  gtk_widget_set_visible (self->waiting, !rbk_adviser_is_current (self->adviser));
  if (self->questions != NULL)
    rbk_advice_questions_update (self->questions, format);
  if (list != NULL)
    show_list (self, list);
}

static void
show_all_cb (RbkAdvicePanel *self)
{
  GPtrArray *list = rbk_adviser_get_list (self->adviser);

  self->shows_all = TRUE;
  if (list != NULL)
    show_list (self, list);
}

static GtkWidget *
new_waiting (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *spinner = gtk_spinner_new ();

  gtk_spinner_set_spinning (GTK_SPINNER (spinner), TRUE);
  gtk_box_append (GTK_BOX (box), spinner);
  gtk_box_append (GTK_BOX (box), gtk_label_new (_ ("Looking at every customer…")));
  return box;
}

static void
rbk_advice_panel_init (RbkAdvicePanel *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->waiting = new_waiting ();
  self->nothing = rbk_wrapped_label_new (NULL, "dim-label");
  self->items = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL,
                              "accessible-role", GTK_ACCESSIBLE_ROLE_LIST, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->items), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Advice"), -1);
  self->all = rbk_show_all_new (G_CALLBACK (show_all_cb), self);
  gtk_box_append (GTK_BOX (self->box), self->items);
  gtk_box_append (GTK_BOX (self->box), self->all);
  gtk_box_append (GTK_BOX (self->box), self->nothing);
  gtk_box_append (GTK_BOX (self->box), self->waiting);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * rbk_advice_panel_new:
 * @document: the open book
 * @adviser: who advises on it
 * @topic: the decision that it is about
 *
 * Returns: (transfer floating): a panel, to be updated when it is unfolded
 */
GtkWidget *
rbk_advice_panel_new (RbkDocument *document, RbkAdviser *adviser, RbkDecisionTopic topic)
{
  RbkAdvicePanel *self = g_object_new (RBK_TYPE_ADVICE_PANEL, NULL);

  self->document = g_object_ref (document);
  self->adviser = g_object_ref (adviser);
  self->topic = topic;
  gtk_label_set_text (GTK_LABEL (self->nothing), get_nothing (topic));
  if (topic == RBK_DECISION_TOPIC_PRIMITIVE)
    {
      self->questions = rbk_advice_questions_new (adviser);
      gtk_box_append (GTK_BOX (self->box), self->questions);
    }

  return GTK_WIDGET (self);
}
