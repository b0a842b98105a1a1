/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-offer.h"
#include "rbk-requests.h"

G_BEGIN_DECLS

/**
 * RbkRequestSystem:
 * @system: what it can hold
 * @api: how it is spoken to
 * @name: the name of the target
 * @guide: how the files are used
 * @add_catalogue: adds what plans refer to: meters and features
 * @add_plan: adds a phase, which is a plan of its own
 *
 * A billing system that takes an offer request by request.
 */
typedef struct
{
  const RbkSystem     *system;
  const RbkRequestApi *api;
  const char          *name, *guide;
  void (*add_catalogue) (RbkOffer *offer, RbkRequests *requests);
  void (*add_plan) (RbkOffer            *offer,
                    RbkRequests         *requests,
                    const RbkOfferPlan  *plan,
                    const RbkOfferPhase *phase);
} RbkRequestSystem;

gboolean rbk_request_system_export (const RbkRequestSystem *self,
                                    const RbkExportJob     *job,
                                    RbkExport              *out,
                                    GError                **error);

G_END_DECLS
