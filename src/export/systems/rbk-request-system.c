/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-request-system.h"

/**
 * rbk_request_system_export:
 * @self: a billing system
 * @job: what is exported
 * @out: takes the files and the losses
 * @error: return location for an error
 *
 * Makes the folder of requests for the system. Fails with `RBK_ERROR_REFUSED` where it would bill
 * otherwise than the book says.
 *
 * Returns: whether it could be made
 */
gboolean
rbk_request_system_export (const RbkRequestSystem *self,
                           const RbkExportJob     *job,
                           RbkExport              *out,
                           GError                **error)
{
  g_autoptr(RbkOffer) offer = rbk_offer_new (self->system, job, out->losses);
  RbkRequests requests;

  rbk_requests_init (&requests, out, self->api);
  self->add_catalogue (offer, &requests);
  for (guint i = 0; i < offer->plans->len; i++)
    {
      const RbkOfferPlan *plan = g_ptr_array_index (offer->plans, i);

      for (guint j = 0; j < plan->phases->len; j++)
        self->add_plan (offer, &requests, plan, g_ptr_array_index (plan->phases, j));
    }
  rbk_requests_finish (&requests);
  if (!rbk_losses_check (out->losses, self->system->title, error))
    return FALSE;
  rbk_offer_add_files (offer, out, self->name, g_strdup (self->guide));
  return TRUE;
}
