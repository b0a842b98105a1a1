/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-share-bar.h"

#define THICKNESS 14
#define GAP 2
#define MIN_WIDTH 3 /* so that a few of very many can be seen at all */

/**
 * RbkShareBar:
 *
 * Parts of a whole: one bar, cut where the parts meet, and below it what each of them is.
 *
 * ## CSS nodes
 *
 * `sharebar` holds a `strip` with a `part` for each of them, and the legend with a `key` each. A
 * part and its key have the class that was given.
 */
struct _RbkShareBar
{
  GtkWidget parent_instance;

  char      *label; /* (owned) */
  GtkWidget *strip;
  GtkWidget *legend;
};

G_DEFINE_FINAL_TYPE (RbkShareBar, rbk_share_bar, GTK_TYPE_WIDGET)

/* Lays the parts out by their shares, from the start to the end of the text. */
static void
allocate_strip (GtkWidget *strip, int width, int height, int baseline)
{
  gboolean is_rtl = gtk_widget_get_direction (strip) == GTK_TEXT_DIR_RTL;
  double   done = 0.0;

  for (GtkWidget *part = gtk_widget_get_first_child (strip); part != NULL;
       part = gtk_widget_get_next_sibling (part))
    {
      const double *share = g_object_get_data (G_OBJECT (part), "share");
      int           from = (int) (done * width);
      int           to = (int) ((done + *share) * width);
      int           length = MAX (MIN_WIDTH, to - from - (to < width ? GAP : 0));
      GtkAllocation place = { MIN (from, width - length), 0, length, height };

      if (is_rtl)
        place.x = width - place.x - length;
      gtk_widget_size_allocate (part, &place, baseline);
      done += *share;
    }
}

static void
measure_strip (GtkWidget     *strip,
               GtkOrientation orientation,
               int            for_size,
               int           *minimum,
               int           *natural,
               int           *minimum_baseline,
               int           *natural_baseline)
{
  for (GtkWidget *part = gtk_widget_get_first_child (strip); part != NULL;
       part = gtk_widget_get_next_sibling (part))
    gtk_widget_measure (part, orientation, -1, NULL, NULL, NULL, NULL);
  *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL ? THICKNESS : 60;
}

static GtkSizeRequestMode
get_request_mode (GtkWidget *strip)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
clear (GtkWidget *parent)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (parent)) != NULL)
    gtk_widget_unparent (child);
}

static void
rbk_share_bar_dispose (GObject *object)
{
  RbkShareBar *self = RBK_SHARE_BAR (object);

  if (self->strip != NULL)
    clear (self->strip);
  g_clear_pointer (&self->strip, gtk_widget_unparent);
  g_clear_pointer (&self->legend, gtk_widget_unparent);

  G_OBJECT_CLASS (rbk_share_bar_parent_class)->dispose (object);
}

static void
rbk_share_bar_finalize (GObject *object)
{
  g_free (RBK_SHARE_BAR (object)->label);

  G_OBJECT_CLASS (rbk_share_bar_parent_class)->finalize (object);
}

static void
rbk_share_bar_class_init (RbkShareBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rbk_share_bar_dispose;
  G_OBJECT_CLASS (klass)->finalize = rbk_share_bar_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "sharebar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
rbk_share_bar_init (RbkShareBar *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 8);
  self->strip = g_object_new (GTK_TYPE_BOX, "css-name", "strip", NULL);
  gtk_widget_set_layout_manager (self->strip,
                                 gtk_custom_layout_new (get_request_mode, measure_strip,
                                                        allocate_strip));
  gtk_widget_set_overflow (self->strip, GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_parent (self->strip, GTK_WIDGET (self));
  self->legend = gtk_flow_box_new ();
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (self->legend), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (self->legend), 8);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (self->legend), 12);
  /* The toolkit has Tab stay in a flow of which nothing can be focused. */
  gtk_widget_set_can_focus (self->legend, FALSE);
  gtk_widget_set_parent (self->legend, GTK_WIDGET (self));
}

/**
 * rbk_share_bar_new:
 * @label: its accessible name
 *
 * Returns: (transfer floating): a bar of nothing
 */
GtkWidget *
rbk_share_bar_new (const char *label)
{
  RbkShareBar *self = g_object_new (RBK_TYPE_SHARE_BAR, NULL);

  self->label = g_strdup (label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);

  return GTK_WIDGET (self);
}

static void
add_key (RbkShareBar *self, const RbkSharePart *part)
{
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget       *swatch = g_object_new (GTK_TYPE_BOX, "css-name", "key", NULL);
  GtkWidget       *title = gtk_label_new (part->title);
  GtkWidget       *value = gtk_label_new (part->value);
  GtkWidget       *child = gtk_flow_box_child_new ();
  g_autofree char *name = g_strdup_printf ("%s: %s", self->label, part->title);

  gtk_widget_add_css_class (swatch, part->css_class);
  gtk_widget_set_valign (swatch, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (title, "dim-label");
  gtk_widget_add_css_class (value, "numeric");
  gtk_accessible_update_property (GTK_ACCESSIBLE (value), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, part->value, -1);
  gtk_box_append (GTK_BOX (box), swatch);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), value);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), box);
  gtk_widget_set_focusable (child, FALSE);
  gtk_flow_box_append (GTK_FLOW_BOX (self->legend), child);
}

static void
add_part (RbkShareBar *self, const RbkSharePart *part)
{
  GtkWidget *piece = g_object_new (GTK_TYPE_BOX, "css-name", "part", NULL);
  double    *share = g_new (double, 1);

  *share = CLAMP (part->share, 0.0, 1.0);
  g_object_set_data_full (G_OBJECT (piece), "share", share, g_free);
  gtk_widget_add_css_class (piece, part->css_class);
  gtk_widget_set_tooltip_text (piece, part->title);
  gtk_widget_set_parent (piece, self->strip);
}

/**
 * rbk_share_bar_set_parts:
 * @self: a bar
 * @parts: (array length=n_parts): what the whole falls into; together they are 1
 * @n_parts: how many
 *
 * Shows other parts; those that are nothing are left out.
 */
void
rbk_share_bar_set_parts (RbkShareBar *self, const RbkSharePart *parts, guint n_parts)
{
  GtkWidget *child;

  g_return_if_fail (RBK_IS_SHARE_BAR (self));

  clear (self->strip);
  while ((child = gtk_widget_get_first_child (self->legend)) != NULL)
    gtk_flow_box_remove (GTK_FLOW_BOX (self->legend), child);
  for (guint i = 0; i < n_parts; i++)
    if (parts[i].share > 0.0)
      {
        add_part (self, &parts[i]);
        add_key (self, &parts[i]);
      }
}
