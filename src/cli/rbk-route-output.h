/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "rbk-routing.h"

G_BEGIN_DECLS

/* The cheapest models for workloads, as route prints them. */

/**
 * RbkRouteReport:
 * @spec: the book
 * @routing: models for its workloads
 * @workload: the one that is asked for; -1 for all
 * @spreads: (element-type RbkRoutingSpread): what differing routes mean for each plan
 * @passed_on: the part of a difference in cost that customers are to bear
 *
 * What route found.
 */
typedef struct
{
  const RbkSpec    *spec;
  const RbkRouting *routing;
  int               workload;
  GArray           *spreads;
  RbkDecimal        passed_on;
} RbkRouteReport;

void rbk_route_output_members (JsonBuilder *builder, const RbkRouteReport *report);
void rbk_route_output_text (GString *text, const RbkRouteReport *report);

G_END_DECLS
