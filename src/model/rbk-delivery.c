/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-delivery.h"

#include "rbk-text.h"

/**
 * RbkDelivery:
 *
 * What was chosen last for what leaves the book.
 */
struct _RbkDelivery
{
  RbkRecord parent_instance;

  char    *target;       /* (owned) (nullable) */
  char    *url;          /* (owned) (nullable) */
  char    *logo;         /* (owned) (nullable) */
  char    *prepared_by;  /* (owned) (nullable) */
  char    *introduction; /* (owned) (nullable) */
  gboolean stripe_alerts;
  gboolean show_decisions, show_findings, show_reasons, show_workings;
};

G_DEFINE_FINAL_TYPE (RbkDelivery, rbk_delivery, RBK_TYPE_RECORD)

#define FIELD(member) G_STRUCT_OFFSET (RbkDelivery, member)

static const RbkField fields[] = {
  { "target", RBK_FIELD_STRING, FIELD (target), NULL, RBK_FIELD_PLAIN, NULL,
    NC_ ("field", "target") },
  { "url", RBK_FIELD_STRING, FIELD (url), NULL, RBK_FIELD_PLAIN, NULL,
    NC_ ("field", "address of the pricing page") },
  { "logo", RBK_FIELD_STRING, FIELD (logo), NULL, RBK_FIELD_PLAIN, NULL, NC_ ("field", "logo") },
  { "prepared-by", RBK_FIELD_STRING, FIELD (prepared_by), NULL, RBK_FIELD_PLAIN, NULL,
    NC_ ("field", "prepared by") },
  { "introduction", RBK_FIELD_STRING, FIELD (introduction), NULL, RBK_FIELD_PLAIN, NULL,
    NC_ ("field", "introduction") },
  { "stripe-alerts", RBK_FIELD_BOOLEAN, FIELD (stripe_alerts), NULL, RBK_FIELD_PLAIN, NULL,
    NC_ ("field", "alerts at Stripe") },
  { "show-decisions", RBK_FIELD_BOOLEAN, FIELD (show_decisions), NULL, RBK_FIELD_PLAIN, "true",
    NC_ ("field", "show decisions") },
  { "show-findings", RBK_FIELD_BOOLEAN, FIELD (show_findings), NULL, RBK_FIELD_PLAIN, "true",
    NC_ ("field", "show findings") },
  { "show-reasons", RBK_FIELD_BOOLEAN, FIELD (show_reasons), NULL, RBK_FIELD_PLAIN, "true",
    NC_ ("field", "show reasons") },
  { "show-workings", RBK_FIELD_BOOLEAN, FIELD (show_workings), NULL, RBK_FIELD_PLAIN, "true",
    NC_ ("field", "show how figures are worked out") },
};

static void
rbk_delivery_class_init (RbkDeliveryClass *klass)
{
  rbk_record_class_install_fields (RBK_RECORD_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
rbk_delivery_init (RbkDelivery *self)
{
}

/**
 * rbk_delivery_new:
 *
 * Returns: (transfer full): one with nothing set but what has a fallback
 */
RbkDelivery *
rbk_delivery_new (void)
{
  return g_object_new (RBK_TYPE_DELIVERY, NULL);
}

/**
 * rbk_delivery_get_target:
 * @self: choices
 *
 * Returns: (nullable) (transfer none): the name of the export target looked at last
 */
const char *
rbk_delivery_get_target (RbkDelivery *self)
{
  g_return_val_if_fail (RBK_IS_DELIVERY (self), NULL);

  return self->target;
}

/**
 * rbk_delivery_get_url:
 * @self: choices
 *
 * Returns: (nullable) (transfer none): where the pricing page will stand
 */
const char *
rbk_delivery_get_url (RbkDelivery *self)
{
  g_return_val_if_fail (RBK_IS_DELIVERY (self), NULL);

  return self->url;
}

/**
 * rbk_delivery_get_logo:
 * @self: choices
 *
 * Returns: (nullable) (transfer none): a picture for documents, beside the book
 */
const char *
rbk_delivery_get_logo (RbkDelivery *self)
{
  g_return_val_if_fail (RBK_IS_DELIVERY (self), NULL);

  return self->logo;
}

/**
 * rbk_delivery_get_prepared_by:
 * @self: choices
 *
 * Returns: (nullable) (transfer none): who made it
 */
const char *
rbk_delivery_get_prepared_by (RbkDelivery *self)
{
  g_return_val_if_fail (RBK_IS_DELIVERY (self), NULL);

  return self->prepared_by;
}

/**
 * rbk_delivery_get_introduction:
 * @self: choices
 *
 * Returns: (nullable) (transfer none): what a document starts with
 */
const char *
rbk_delivery_get_introduction (RbkDelivery *self)
{
  g_return_val_if_fail (RBK_IS_DELIVERY (self), NULL);

  return self->introduction;
}

/**
 * rbk_delivery_get_stripe_alerts:
 * @self: choices
 *
 * Returns: whether Stripe is to watch thresholds of use too
 */
gboolean
rbk_delivery_get_stripe_alerts (RbkDelivery *self)
{
  g_return_val_if_fail (RBK_IS_DELIVERY (self), FALSE);

  return self->stripe_alerts;
}

/**
 * rbk_delivery_get_show_decisions:
 * @self: choices
 *
 * Returns: whether documents say how the six decisions stand
 */
gboolean
rbk_delivery_get_show_decisions (RbkDelivery *self)
{
  g_return_val_if_fail (RBK_IS_DELIVERY (self), TRUE);

  return self->show_decisions;
}

/**
 * rbk_delivery_get_show_findings:
 * @self: choices
 *
 * Returns: whether documents say what the rules find
 */
gboolean
rbk_delivery_get_show_findings (RbkDelivery *self)
{
  g_return_val_if_fail (RBK_IS_DELIVERY (self), TRUE);

  return self->show_findings;
}

/**
 * rbk_delivery_get_show_reasons:
 * @self: choices
 *
 * Returns: whether documents say why a book that was proposed is as it is
 */
gboolean
rbk_delivery_get_show_reasons (RbkDelivery *self)
{
  g_return_val_if_fail (RBK_IS_DELIVERY (self), TRUE);

  return self->show_reasons;
}

/**
 * rbk_delivery_get_show_workings:
 * @self: choices
 *
 * Returns: whether documents say how figures are worked out
 */
gboolean
rbk_delivery_get_show_workings (RbkDelivery *self)
{
  g_return_val_if_fail (RBK_IS_DELIVERY (self), TRUE);

  return self->show_workings;
}
