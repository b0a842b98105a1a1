/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-csv-reader.h"

G_BEGIN_DECLS

/* Ids of events are remembered for this many events. */
#define RBK_USAGE_EVENT_WINDOW 65536

typedef enum
{
  RBK_USAGE_DIRECTION_NONE,
  RBK_USAGE_DIRECTION_INPUT,
  RBK_USAGE_DIRECTION_OUTPUT,
  RBK_USAGE_DIRECTION_CACHE_READ,
  RBK_USAGE_DIRECTION_CACHE_WRITE,
} RbkUsageDirection;

/**
 * RbkUsageEvents:
 *
 * What has to be remembered of metering events: which ones were there, as they may be sent
 * twice, and how many there were in each direction, as one call may be two of them.
 */
typedef struct _RbkUsageEvents RbkUsageEvents;

RbkUsageEvents *rbk_usage_events_new (void) G_GNUC_WARN_UNUSED_RESULT;
void            rbk_usage_events_free (RbkUsageEvents *self);

gboolean rbk_usage_events_add (RbkUsageEvents *self, RbkCsvCell id, RbkCsvCell source);
guint    rbk_usage_events_count (RbkUsageEvents *self, guint customer, RbkUsageDirection direction);

RbkUsageDirection rbk_usage_direction_guess (RbkCsvCell text);
gboolean          rbk_usage_name_has_tokens (RbkCsvCell text);

G_END_DECLS
