/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-choice.h"

#define WIDEST_NAME 40
/* Beside a title, which would go on in the next line within a word. */
#define WIDEST_BESIDE 26

/**
 * rbk_choice_list_new:
 * @title: what the rows are about
 *
 * Returns: (transfer floating): a list for rows of a form
 */
GtkWidget *
rbk_choice_list_new (const char *title)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);

  return list;
}

/**
 * rbk_choice_list_add:
 * @list: a list of rows
 * @title: what is asked
 * @editor: (transfer floating): where it is answered
 *
 * Adds a row with a label and an editor, to which the focus goes.
 */
void
rbk_choice_list_add (GtkWidget *list, const char *title, GtkWidget *editor)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (editor, TRUE);
  if (GTK_IS_DROP_DOWN (editor))
    gtk_widget_set_halign (editor, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), editor);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_widget_add_css_class (row, "field");
  gtk_list_box_append (GTK_LIST_BOX (list), row);
}

static void
set_up_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), WIDEST_NAME);
  gtk_list_item_set_child (item, label);
}

static void
show_name (GtkWidget *label, const char *name)
{
  gtk_label_set_text (GTK_LABEL (label), name);
  gtk_widget_set_tooltip_text (label, g_utf8_strlen (name, -1) > WIDEST_NAME ? name : NULL);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  show_name (gtk_list_item_get_child (item),
             gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

static void
bind_beside_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget  *label = gtk_list_item_get_child (item);
  const char *name = gtk_string_object_get_string (gtk_list_item_get_item (item));

  gtk_label_set_max_width_chars (GTK_LABEL (label), WIDEST_BESIDE);
  gtk_label_set_text (GTK_LABEL (label), name);
  gtk_widget_set_tooltip_text (label, g_utf8_strlen (name, -1) > WIDEST_BESIDE ? name : NULL);
}

/* People's own names may be longer than any window is wide. */
static GtkListItemFactory *
new_factory (GtkWidget *choice, GCallback bind)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (set_up_cb), choice, 0);
  g_signal_connect_object (factory, "bind", bind, choice, 0);

  return factory;
}

static void
set_up_ticked_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label;

  set_up_cb (factory, item);
  label = g_object_ref (gtk_list_item_get_child (item));
  gtk_list_item_set_child (item, box);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("object-select-symbolic"));
  gtk_widget_set_hexpand (label, TRUE);
  g_object_unref (label);
}

/* A list in which what is pointed at is selected says by itself not what is chosen. */
static void
tick_cb (GtkListItem *item, GParamSpec *pspec, GObject *choice)
{
  GtkWidget *tick = gtk_widget_get_last_child (gtk_list_item_get_child (item));
  g_autoptr(GObject) chosen = NULL;

  g_object_get (choice, "selected-item", &chosen, NULL);
  gtk_widget_set_opacity (tick, chosen == gtk_list_item_get_item (item) ? 1.0 : 0.0);
}

/* A list gives its rows no more than they need at least. */
static void
bind_ticked_cb (GObject *choice, GtkListItem *item)
{
  GtkWidget  *label = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  const char *name = gtk_string_object_get_string (gtk_list_item_get_item (item));

  show_name (label, name);
  gtk_label_set_width_chars (GTK_LABEL (label), (int) MIN (g_utf8_strlen (name, -1), WIDEST_NAME));
  g_signal_connect_object (choice, "notify::selected-item", G_CALLBACK (tick_cb), item,
                           G_CONNECT_SWAPPED);
  tick_cb (item, NULL, choice);
}

static void
unbind_ticked_cb (GObject *choice, GtkListItem *item)
{
  g_signal_handlers_disconnect_by_func (choice, tick_cb, item);
}

/* The rows of a list to choose from, of which the one that is chosen has a tick. */
static GtkListItemFactory *
new_ticked_factory (GtkWidget *choice)
{
  GtkListItemFactory *rows = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (rows, "setup", G_CALLBACK (set_up_ticked_cb), choice, 0);
  g_signal_connect_object (rows, "bind", G_CALLBACK (bind_ticked_cb), choice, G_CONNECT_SWAPPED);
  g_signal_connect_object (rows, "unbind", G_CALLBACK (unbind_ticked_cb), choice,
                           G_CONNECT_SWAPPED);

  return rows;
}

/**
 * rbk_choice_widen_rows:
 * @choice: a drop-down of texts
 *
 * Lets its list be as wide as the names in it, however narrow the button is that opens it. The
 * name that is chosen has a tick there.
 */
void
rbk_choice_widen_rows (GtkWidget *choice)
{
  g_autoptr(GtkListItemFactory) rows = new_ticked_factory (choice);

  gtk_drop_down_set_list_factory (GTK_DROP_DOWN (choice), rows);
}

/**
 * rbk_choice_widen_combo:
 * @row: a row with a choice of texts
 *
 * Lets the list to choose from be as wide as the texts are, and what is chosen as the title beside
 * it allows.
 */
void
rbk_choice_widen_combo (AdwComboRow *row)
{
  g_autoptr(GtkListItemFactory) chosen = NULL;
  g_autoptr(GtkListItemFactory) rows = NULL;

  g_return_if_fail (ADW_IS_COMBO_ROW (row));

  chosen = new_factory (GTK_WIDGET (row), G_CALLBACK (bind_beside_cb));
  rows = new_ticked_factory (GTK_WIDGET (row));
  adw_combo_row_set_factory (row, chosen);
  adw_combo_row_set_list_factory (row, rows);
}

static void
say_chosen_cb (GtkDropDown *choice)
{
  gpointer   item = gtk_drop_down_get_selected_item (choice);
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (choice));

  if (GTK_IS_STRING_OBJECT (item))
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    gtk_string_object_get_string (item), -1);
}

/**
 * rbk_choice_set_title:
 * @choice: a drop-down
 * @title: what is chosen
 *
 * Says to who can't see it what is chosen in it, and which. What has the focus is a button within
 * it, which gives out neither by itself.
 */
void
rbk_choice_set_title (GtkWidget *choice, const char *title)
{
  g_return_if_fail (GTK_IS_DROP_DOWN (choice));

  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (choice)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_handlers_disconnect_by_func (choice, say_chosen_cb, choice);
  g_signal_connect_object (choice, "notify::selected-item", G_CALLBACK (say_chosen_cb), choice, 0);
  say_chosen_cb (GTK_DROP_DOWN (choice));
}

/**
 * rbk_choice_new_framed:
 * @title: what is chosen
 *
 * Returns: (transfer floating): a list to choose from, empty at first, that looks like a button
 */
GtkWidget *
rbk_choice_new_framed (const char *title)
{
  GtkWidget *choice = gtk_drop_down_new (G_LIST_MODEL (gtk_string_list_new (NULL)), NULL);
  g_autoptr(GtkListItemFactory) factory = new_factory (choice, G_CALLBACK (bind_cb));

  gtk_drop_down_set_factory (GTK_DROP_DOWN (choice), factory);
  rbk_choice_widen_rows (choice);
  rbk_choice_set_title (choice, title);

  return choice;
}

/**
 * rbk_choice_new:
 * @title: what is chosen
 *
 * Returns: (transfer floating): a list to choose from, empty at first, for a row of a form
 */
GtkWidget *
rbk_choice_new (const char *title)
{
  GtkWidget *choice = rbk_choice_new_framed (title);

  gtk_widget_add_css_class (choice, "quiet");

  return choice;
}

/* The same choice again where it is still there, by its place. */
static void
set_names (GtkWidget *choice, GPtrArray *names)
{
  GtkStringList *list = GTK_STRING_LIST (gtk_drop_down_get_model (GTK_DROP_DOWN (choice)));
  guint          n_old = g_list_model_get_n_items (G_LIST_MODEL (list));
  guint          chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (choice));
  gboolean       is_same = n_old == names->len;

  for (guint i = 0; is_same && i < n_old; i++)
    is_same = g_str_equal (gtk_string_list_get_string (list, i), g_ptr_array_index (names, i));
  if (!is_same)
    {
      g_ptr_array_add (names, NULL);
      gtk_string_list_splice (list, 0, n_old, (const char *const *) names->pdata);
      g_ptr_array_set_size (names, (int) names->len - 1);
      gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), chosen < names->len ? chosen : 0);
    }
  gtk_widget_set_visible (gtk_widget_get_ancestor (choice, GTK_TYPE_LIST_BOX_ROW), names->len > 1);
}

/**
 * rbk_choice_set_records:
 * @choice: a choice in a row
 * @first: (nullable): what stands before the records
 * @records: (nullable): what can be chosen, by name
 *
 * Offers records. The place that was chosen stays so; a choice of one hides its row.
 */
void
rbk_choice_set_records (GtkWidget *choice, const char *first, GListModel *records)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  if (first != NULL)
    g_ptr_array_add (names, g_strdup (first));
  for (guint i = 0; records != NULL && i < g_list_model_get_n_items (records); i++)
    {
      g_autoptr(RbkRecord) record = g_list_model_get_item (records, i);
      const char *name = rbk_record_get_name (record);

      if (name == NULL)
        name = rbk_record_get_key (record);
      g_ptr_array_add (names, g_strdup (name != NULL ? name : "–"));
    }
  set_names (choice, names);
}

/**
 * rbk_choice_set_texts:
 * @choice: a choice in a row
 * @texts: (array zero-terminated=1): what can be chosen
 *
 * Offers texts, as rbk_choice_set_records() does records.
 */
void
rbk_choice_set_texts (GtkWidget *choice, const char *const *texts)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (; *texts != NULL; texts++)
    g_ptr_array_add (names, g_strdup (*texts));
  set_names (choice, names);
}

/**
 * rbk_choice_get_record:
 * @choice: a choice
 * @records: (nullable): what it offers
 * @n_before: how many texts stand before the records
 *
 * Returns: (transfer none) (nullable): the record that is chosen
 */
RbkRecord *
rbk_choice_get_record (GtkWidget *choice, GListModel *records, guint n_before)
{
  guint chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (choice));
  g_autoptr(RbkRecord) record = NULL;

  if (records == NULL || chosen == GTK_INVALID_LIST_POSITION || chosen < n_before)
    return NULL;
  record = g_list_model_get_item (records, chosen - n_before);

  /* The book keeps it. */
  return record;
}
