/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-help-list.h"

#include <glib/gi18n-lib.h>

#include "rbk-help-topics.h"
#include "rbk-tab-out.h"

/**
 * RbkHelpList:
 *
 * The topics of the help, under headings, and a field to search them: what is typed is looked for
 * in all that they say.
 *
 * ## Accessibility
 *
 * A search field and a list. Down leads from the field to what was found, Enter opens the first.
 */
struct _RbkHelpList
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *entry;
  GtkWidget *list;
  GtkWidget *nothing;
  char      *search; /* (owned) what is looked for */
};

G_DEFINE_FINAL_TYPE (RbkHelpList, rbk_help_list, GTK_TYPE_WIDGET)

typedef enum
{
  SIGNAL_CHOSEN,
} RbkHelpListSignal;

static guint signals[SIGNAL_CHOSEN + 1];

static const RbkHelpTopic *
topic_of (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "topic");
}

static const char *
get_search (RbkHelpList *self)
{
  return self->search != NULL ? self->search : "";
}

static gboolean
filter_cb (GtkListBoxRow *row, gpointer user_data)
{
  return rbk_help_topic_match (topic_of (row), get_search (user_data)) > 0;
}

static guint
place_of (const RbkHelpTopic *topic)
{
  guint place = 0;

  g_ptr_array_find (rbk_help_topics_list (), topic, &place);
  return place;
}

/* What has it in its title comes first. */
static int
sort_cb (GtkListBoxRow *one, GtkListBoxRow *other, gpointer user_data)
{
  const char *search = get_search (user_data);
  int         by_match = (int) rbk_help_topic_match (topic_of (other), search) -
                 (int) rbk_help_topic_match (topic_of (one), search);

  return by_match != 0 ? by_match
                       : (int) place_of (topic_of (one)) - (int) place_of (topic_of (other));
}

static void
header_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  static const char *const headings[RBK_HELP_N_GROUPS] = { N_ ("Guides"), N_ ("Pages"),
                                                           N_ ("Everywhere"), N_ ("Rules") };
  RbkHelpGroup             group = topic_of (row)->group;
  GtkWidget               *label;

  gtk_list_box_row_set_header (row, NULL);
  if (get_search (user_data)[0] != '\0' || (before != NULL && topic_of (before)->group == group))
    return;
  label = gtk_label_new (_ (headings[group]));
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_widget_add_css_class (label, "group");
  gtk_list_box_row_set_header (row, label);
}

static GtkListBoxRow *
find_first (RbkHelpList *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), i)) != NULL; i++)
    if (gtk_widget_get_child_visible (GTK_WIDGET (row)))
      return row;

  return NULL;
}

static void
search_changed_cb (RbkHelpList *self)
{
  g_free (self->search);
  self->search = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  gtk_list_box_invalidate_sort (GTK_LIST_BOX (self->list));
  gtk_list_box_invalidate_filter (GTK_LIST_BOX (self->list));
  gtk_list_box_invalidate_headers (GTK_LIST_BOX (self->list));
  gtk_widget_set_visible (self->nothing, find_first (self) == NULL);
}

static void
choose (RbkHelpList *self, GtkListBoxRow *row)
{
  if (row != NULL)
    g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, topic_of (row)->id);
}

static void
row_activated_cb (RbkHelpList *self, GtkListBoxRow *row)
{
  choose (self, row);
}

static void
entry_activated_cb (RbkHelpList *self)
{
  choose (self, find_first (self));
}

static gboolean
entry_key_cb (RbkHelpList *self, guint key)
{
  GtkListBoxRow *first = find_first (self);

  if ((key != GDK_KEY_Down && key != GDK_KEY_KP_Down) || first == NULL)
    return FALSE;
  gtk_widget_grab_focus (GTK_WIDGET (first));

  return TRUE;
}

static void
rbk_help_list_dispose (GObject *object)
{
  g_clear_pointer (&RBK_HELP_LIST (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (rbk_help_list_parent_class)->dispose (object);
}

/* Rows that go ask once more in which order. */
static void
rbk_help_list_finalize (GObject *object)
{
  g_free (RBK_HELP_LIST (object)->search);

  G_OBJECT_CLASS (rbk_help_list_parent_class)->finalize (object);
}

static void
rbk_help_list_class_init (RbkHelpListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rbk_help_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = rbk_help_list_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "helplist");

  /**
   * RbkHelpList::chosen:
   * @self: a list of topics
   * @id: the topic that was chosen
   *
   * A topic was chosen to be read.
   */
  signals[SIGNAL_CHOSEN] =
      g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static GtkWidget *
new_row (const RbkHelpTopic *topic)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = gtk_label_new (topic->title);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (label, topic->title);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, topic->title,
                                  -1);
  /* Topics last as long as the program. */
  g_object_set_data (G_OBJECT (row), "topic", (gpointer) topic);

  return row;
}

static void
add_entry (RbkHelpList *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->entry = gtk_search_entry_new ();
  g_object_set (self->entry, "placeholder-text", _ ("Search"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Search the help"), -1);
  g_signal_connect_object (self->entry, "search-changed", G_CALLBACK (search_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (entry_activated_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (entry_key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->entry, keys);
  gtk_box_append (GTK_BOX (self->box), self->entry);
}

static void
add_list (RbkHelpList *self)
{
  GtkWidget  *scroller = gtk_scrolled_window_new ();
  GPtrArray  *topics = rbk_help_topics_list ();
  GtkListBox *list;

  self->list = gtk_list_box_new ();
  list = GTK_LIST_BOX (self->list);
  for (guint i = 0; i < topics->len; i++)
    gtk_list_box_append (list, new_row (g_ptr_array_index (topics, i)));
  gtk_list_box_set_filter_func (list, filter_cb, self, NULL);
  gtk_list_box_set_sort_func (list, sort_cb, self, NULL);
  gtk_list_box_set_header_func (list, header_cb, self, NULL);
  gtk_list_box_set_selection_mode (list, GTK_SELECTION_BROWSE);
  rbk_tab_out_add (list);
  gtk_widget_add_css_class (self->list, "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Topics"), -1);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (self->box), scroller);
}

static void
rbk_help_list_init (RbkHelpList *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  add_entry (self);
  self->nothing = gtk_label_new (_ ("Nothing is said of that."));
  gtk_widget_add_css_class (self->nothing, "dim-label");
  gtk_widget_add_css_class (self->nothing, "nothing");
  gtk_widget_set_visible (self->nothing, FALSE);
  gtk_box_append (GTK_BOX (self->box), self->nothing);
  add_list (self);
  gtk_widget_add_css_class (self->box, "background");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * rbk_help_list_new:
 *
 * Returns: (transfer floating): all topics
 */
GtkWidget *
rbk_help_list_new (void)
{
  return g_object_new (RBK_TYPE_HELP_LIST, NULL);
}

/**
 * rbk_help_list_select:
 * @self: a list of topics
 * @id: one of them
 *
 * Marks the topic that is read.
 */
void
rbk_help_list_select (RbkHelpList *self, const char *id)
{
  const RbkHelpTopic *topic = rbk_help_topics_find (id);
  GtkListBoxRow      *row;

  g_return_if_fail (RBK_IS_HELP_LIST (self));

  for (int i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), i)) != NULL; i++)
    if (topic_of (row) == topic)
      gtk_list_box_select_row (GTK_LIST_BOX (self->list), row);
}

/**
 * rbk_help_list_search:
 * @self: a list of topics
 *
 * Leads the user to the search field.
 */
void
rbk_help_list_search (RbkHelpList *self)
{
  g_return_if_fail (RBK_IS_HELP_LIST (self));

  gtk_widget_grab_focus (self->entry);
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}
