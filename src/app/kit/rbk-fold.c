/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-fold.h"

#include "rbk-text-scale.h"

static void
arrange (RbkFold *self)
{
  adw_flap_set_fold_policy (self->flap, self->is_narrow ? ADW_FLAP_FOLD_POLICY_ALWAYS
                                                        : ADW_FLAP_FOLD_POLICY_NEVER);
  adw_flap_set_reveal_flap (self->flap, !self->is_narrow);
}

/**
 * rbk_fold_init:
 * @self: (out caller-allocates): how a flap folds; to be cleared before the flap is gone
 * @flap: the flap
 * @narrow_width: below which it folds, at the usual size of text
 *
 * Begins with the flap beside its content.
 */
void
rbk_fold_init (RbkFold *self, AdwFlap *flap, int narrow_width)
{
  *self = (RbkFold){ .flap = flap, .narrow_width = narrow_width };
  rbk_soon_init (&self->arranging, (RbkSoonFunc) arrange, self);
  adw_flap_set_fold_policy (flap, ADW_FLAP_FOLD_POLICY_NEVER);
}

/**
 * rbk_fold_follow:
 * @self: how a flap folds
 * @width: of which both now have so much
 *
 * Folds or unfolds it, for whoever is given its place.
 */
void
rbk_fold_follow (RbkFold *self, int width)
{
  gboolean is_narrow = width < rbk_text_scale (GTK_WIDGET (self->flap), self->narrow_width);

  if (is_narrow == self->is_narrow)
    return;
  self->is_narrow = is_narrow;
  /* Children can't change while they are being given their place. */
  rbk_soon_ask (&self->arranging);
}

/**
 * rbk_fold_clear:
 * @self: how a flap folds
 *
 * Leaves the flap as it is.
 */
void
rbk_fold_clear (RbkFold *self)
{
  rbk_soon_clear (&self->arranging);
}
