/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-catalogue.h"
#include "rbk-edit.h"
#include "rbk-routing.h"

G_BEGIN_DECLS

/* Takes over the models that were found for workloads. */

RbkEdit *rbk_routing_edit_new (RbkBook          *book,
                               const RbkRouting *routing,
                               int               workload,
                               RbkCatalogue     *catalogue,
                               GError          **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
