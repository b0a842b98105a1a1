/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-preferences.h"

#include "rbk-currency.h"
#include "rbk-usage-cache.h"

#define RESOURCE "/io/github/ratebook/Ratebook/ui/rbk-preferences.ui"

/* From where on something is worth a finding: the field in the window, and what it sets. */
static const struct
{
  const char *child, *key;
  gboolean    is_percent;
} bounds[] = {
  { "overage_low", "check-overage-low", FALSE }, { "overage_high", "check-overage-high", FALSE },
  { "tiers_low", "check-tiers-low", FALSE },     { "tiers_high", "check-tiers-high", FALSE },
  { "step_high", "check-step-high", FALSE },     { "bill_swing", "check-bill-swing", TRUE },
  { "abuse_share", "check-abuse-share", TRUE },  { "price_age", "check-price-age", FALSE },
};

#define N_BOUNDS G_N_ELEMENTS (bounds)

/**
 * RbkPreferences:
 *
 * The user's choices. They hold at once, in all windows.
 */
struct _RbkPreferences
{
  AdwWindow parent_instance;

  AdwComboRow   *color_scheme;
  AdwEntryRow   *currency;
  GtkSpinButton *good;
  GtkSpinButton *thin;
  GtkSwitch     *restore;
  GtkSwitch     *keep_usage;
  AdwActionRow  *kept;
  GtkWidget     *clear_kept;

  GtkSpinButton *bounds[N_BOUNDS];

  GSettings *settings; /* (owned) */
};

G_DEFINE_FINAL_TYPE (RbkPreferences, rbk_preferences, ADW_TYPE_WINDOW)

static const char *const color_schemes[] = { "default", "light", "dark" };

static gboolean
scheme_to_index (GValue *value, GVariant *variant, gpointer user_data)
{
  for (guint i = 0; i < G_N_ELEMENTS (color_schemes); i++)
    if (g_str_equal (color_schemes[i], g_variant_get_string (variant, NULL)))
      g_value_set_uint (value, i);

  return TRUE;
}

static GVariant *
index_to_scheme (const GValue *value, const GVariantType *type, gpointer user_data)
{
  guint index = g_value_get_uint (value);

  return index < G_N_ELEMENTS (color_schemes) ? g_variant_new_string (color_schemes[index]) : NULL;
}

static gboolean
share_to_percent (GValue *value, GVariant *variant, gpointer user_data)
{
  g_value_set_double (value, g_variant_get_double (variant) * 100.0);

  return TRUE;
}

static GVariant *
percent_to_share (const GValue *value, const GVariantType *type, gpointer user_data)
{
  return g_variant_new_double (g_value_get_double (value) / 100.0);
}

static char *
typed_currency (RbkPreferences *self)
{
  g_autofree char *text =
      g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->currency))));

  return g_ascii_strup (text, -1);
}

static void
currency_applied_cb (RbkPreferences *self)
{
  g_autofree char *code = typed_currency (self);

  if (rbk_currency_find (code) != NULL)
    g_settings_set_string (self->settings, "default-currency", code);
}

/* An unknown code can be seen to be one while it is typed. */
static void
currency_changed_cb (RbkPreferences *self)
{
  g_autofree char *code = typed_currency (self);
  gboolean         is_known = rbk_currency_find (code) != NULL;

  if (is_known)
    gtk_widget_remove_css_class (GTK_WIDGET (self->currency), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->currency), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->currency), GTK_ACCESSIBLE_STATE_INVALID,
                               is_known ? GTK_ACCESSIBLE_INVALID_FALSE
                                        : GTK_ACCESSIBLE_INVALID_TRUE,
                               -1);
}

static void
show_kept (RbkPreferences *self)
{
  guint64          n_bytes = rbk_usage_cache_get_size ();
  g_autofree char *size = g_format_size (n_bytes);

  adw_action_row_set_subtitle (self->kept, size);
  gtk_widget_set_sensitive (self->clear_kept, n_bytes > 0);
}

static void
clear_kept_cb (RbkPreferences *self)
{
  rbk_usage_cache_trim (0);
  show_kept (self);
}

static void
rbk_preferences_dispose (GObject *object)
{
  RbkPreferences *self = RBK_PREFERENCES (object);

  g_clear_object (&self->settings);

  G_OBJECT_CLASS (rbk_preferences_parent_class)->dispose (object);
}

static void
rbk_preferences_class_init (RbkPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rbk_preferences_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE);
  gtk_widget_class_bind_template_child (widget_class, RbkPreferences, color_scheme);
  gtk_widget_class_bind_template_child (widget_class, RbkPreferences, currency);
  gtk_widget_class_bind_template_child (widget_class, RbkPreferences, good);
  gtk_widget_class_bind_template_child (widget_class, RbkPreferences, thin);
  gtk_widget_class_bind_template_child (widget_class, RbkPreferences, restore);
  gtk_widget_class_bind_template_child (widget_class, RbkPreferences, keep_usage);
  gtk_widget_class_bind_template_child (widget_class, RbkPreferences, kept);
  gtk_widget_class_bind_template_child (widget_class, RbkPreferences, clear_kept);
  for (gsize i = 0; i < N_BOUNDS; i++)
    gtk_widget_class_bind_template_child_full (widget_class, bounds[i].child, FALSE,
                                               G_STRUCT_OFFSET (RbkPreferences, bounds) +
                                                   (gssize) (i * sizeof (GtkSpinButton *)));
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
rbk_preferences_init (RbkPreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
bind_bounds (RbkPreferences *self, GSettings *settings)
{
  for (gsize i = 0; i < N_BOUNDS; i++)
    if (bounds[i].is_percent)
      g_settings_bind_with_mapping (settings, bounds[i].key, self->bounds[i], "value",
                                    G_SETTINGS_BIND_DEFAULT, share_to_percent, percent_to_share,
                                    NULL, NULL);
    else
      g_settings_bind (settings, bounds[i].key, self->bounds[i], "value", G_SETTINGS_BIND_DEFAULT);
}

/**
 * rbk_preferences_new:
 * @parent: (nullable): over which window
 * @settings: the user's choices
 *
 * Returns: (transfer none): a window; the toolkit owns it
 */
GtkWidget *
rbk_preferences_new (GtkWindow *parent, GSettings *settings)
{
  RbkPreferences  *self = g_object_new (RBK_TYPE_PREFERENCES, "transient-for", parent, NULL);
  g_autofree char *currency = g_settings_get_string (settings, "default-currency");

  self->settings = g_object_ref (settings);
  g_settings_bind_with_mapping (settings, "color-scheme", self->color_scheme, "selected",
                                G_SETTINGS_BIND_DEFAULT, scheme_to_index, index_to_scheme, NULL,
                                NULL);
  g_settings_bind_with_mapping (settings, "margin-good", self->good, "value",
                                G_SETTINGS_BIND_DEFAULT, share_to_percent, percent_to_share, NULL,
                                NULL);
  g_settings_bind_with_mapping (settings, "margin-thin", self->thin, "value",
                                G_SETTINGS_BIND_DEFAULT, share_to_percent, percent_to_share, NULL,
                                NULL);
  bind_bounds (self, settings);
  g_settings_bind (settings, "restore-session", self->restore, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "keep-usage", self->keep_usage, "active", G_SETTINGS_BIND_DEFAULT);
  g_signal_connect_object (self->clear_kept, "clicked", G_CALLBACK (clear_kept_cb), self,
                           G_CONNECT_SWAPPED);
  show_kept (self);
  gtk_editable_set_text (GTK_EDITABLE (self->currency), currency);
  g_signal_connect_object (self->currency, "changed", G_CALLBACK (currency_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->currency, "apply", G_CALLBACK (currency_applied_cb), self,
                           G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}
