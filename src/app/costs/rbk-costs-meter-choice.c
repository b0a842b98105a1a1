/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-costs-meter-choice.h"

#include <glib/gi18n-lib.h>

#include "rbk-meter.h"
#include "rbk-workload.h"

#define CONTEXT_KEY "rbk-costs-context"
#define LABEL_KEY "rbk-label"
#define METER_KEY "rbk-meter"
#define NAME_WIDTH 12

static const RbkCostsContext *
context_of (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), CONTEXT_KEY);
}

static gboolean
counts_on (RbkRecord *workload, const char *meter)
{
  const char *const *meters = rbk_workload_get_meters (RBK_WORKLOAD (workload));

  return meters != NULL && g_strv_contains (meters, meter);
}

static RbkEdit *
new_edit (RbkRecord *workload, const char *meter, gboolean is_active)
{
  const char *const *meters = rbk_workload_get_meters (RBK_WORKLOAD (workload));
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) chosen = NULL;
  g_auto(GValue) value = G_VALUE_INIT;

  for (guint i = 0; meters != NULL && meters[i] != NULL; i++)
    if (!g_str_equal (meters[i], meter))
      g_strv_builder_add (builder, meters[i]);
  if (is_active)
    g_strv_builder_add (builder, meter);
  chosen = g_strv_builder_end (builder);
  g_value_init (&value, G_TYPE_STRV);
  g_value_set_boxed (&value, chosen);

  return rbk_edit_new_set (workload, "meters", &value);
}

static void
toggled_cb (RbkRecord *workload, GtkCheckButton *check)
{
  const char *meter = g_object_get_data (G_OBJECT (check), METER_KEY);
  gboolean    is_active = gtk_check_button_get_active (check);

  if (is_active == counts_on (workload, meter))
    return;
  if (!rbk_costs_context_take (context_of (GTK_WIDGET (check)), GTK_WIDGET (check),
                               new_edit (workload, meter, is_active)))
    gtk_check_button_set_active (check, !is_active);
}

static GtkWidget *
new_check (const RbkCostsContext *context, RbkRecord *workload, RbkMeter *meter)
{
  const char *key = rbk_meter_get_key (meter);
  const char *name = rbk_meter_get_name (meter);
  GtkWidget  *check = gtk_check_button_new_with_label (name != NULL ? name : key);

  g_object_set_data (G_OBJECT (check), CONTEXT_KEY, (gpointer) context);
  g_object_set_data_full (G_OBJECT (check), METER_KEY, g_strdup (key), g_free);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), counts_on (workload, key));
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), workload, G_CONNECT_SWAPPED);

  return check;
}

/* The meters as they are when one looks. */
static void
fill_popover_cb (GtkMenuButton *choice, gpointer user_data)
{
  const RbkCostsContext *context = context_of (GTK_WIDGET (choice));
  GListModel            *meters = rbk_book_get_meters (rbk_costs_context_get_book (context));
  GtkWidget             *popover = gtk_popover_new ();
  GtkWidget             *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  for (guint i = 0; i < g_list_model_get_n_items (meters); i++)
    {
      g_autoptr(RbkMeter) meter = g_list_model_get_item (meters, i);

      if (rbk_meter_get_key (meter) != NULL)
        gtk_box_append (GTK_BOX (box), new_check (context, user_data, meter));
    }
  if (gtk_widget_get_first_child (box) == NULL)
    gtk_box_append (GTK_BOX (box), gtk_label_new (_ ("The book has no meters yet")));
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_popover (choice, popover);
}

/**
 * rbk_costs_meter_choice_new:
 * @context: the page's; it must outlive the widget
 * @workload: a workload
 *
 * Returns: (transfer floating): a button that says which meters a call counts on, and opens a
 *   choice of them
 */
GtkWidget *
rbk_costs_meter_choice_new (const RbkCostsContext *context, RbkRecord *workload)
{
  GtkWidget *choice = gtk_menu_button_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), NAME_WIDTH);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (content), label);
  gtk_box_append (GTK_BOX (content), gtk_image_new_from_icon_name ("pan-down-symbolic"));
  gtk_menu_button_set_child (GTK_MENU_BUTTON (choice), content);
  gtk_widget_add_css_class (choice, "quiet");
  gtk_widget_set_valign (choice, GTK_ALIGN_CENTER);
  g_object_set_data (G_OBJECT (choice), CONTEXT_KEY, (gpointer) context);
  g_object_set_data (G_OBJECT (choice), LABEL_KEY, label);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (choice), fill_popover_cb,
                                         g_object_ref (workload), g_object_unref);
  rbk_costs_meter_choice_update (choice, workload);

  return choice;
}

/* What the book does not have is said as the workload has it. */
static const char *
name_of (GListModel *meters, const char *key)
{
  for (guint i = 0; i < g_list_model_get_n_items (meters); i++)
    {
      g_autoptr(RbkMeter) meter = g_list_model_get_item (meters, i);

      if (g_strcmp0 (rbk_meter_get_key (meter), key) == 0)
        return rbk_meter_get_name (meter) != NULL ? rbk_meter_get_name (meter) : key;
    }

  return key;
}

static char *
dup_names (const RbkCostsContext *context, RbkRecord *workload)
{
  GListModel        *meters = rbk_book_get_meters (rbk_costs_context_get_book (context));
  const char *const *keys = rbk_workload_get_meters (RBK_WORKLOAD (workload));
  char              *names = NULL;

  for (; keys != NULL && *keys != NULL; keys++)
    {
      g_autofree char *before = names;
      const char      *name = name_of (meters, *keys);

      names = before != NULL ? g_strdup_printf (_ ("%s, %s"), before, name) : g_strdup (name);
    }

  return names;
}

/**
 * rbk_costs_meter_choice_update:
 * @choice: a choice
 * @workload: its workload
 *
 * Shows the meters that a call counts on.
 */
void
rbk_costs_meter_choice_update (GtkWidget *choice, RbkRecord *workload)
{
  g_autofree char *text = dup_names (context_of (choice), workload);
  GtkWidget       *label = g_object_get_data (G_OBJECT (choice), LABEL_KEY);

  gtk_label_set_text (GTK_LABEL (label), text != NULL ? text : "–");
  gtk_widget_set_tooltip_text (label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text != NULL ? text : _ ("No meter"), -1);
}
