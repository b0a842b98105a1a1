/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-import-reading.h"
#include "rbk-phase.h"

G_BEGIN_DECLS

/**
 * RbkOpenmeterItem:
 * @object: (owned): what OpenMeter says
 * @file: (nullable): the file in which it was found
 * @place: (owned): where in it
 *
 * An object of an OpenMeter account.
 */
typedef struct
{
  JsonObject *object;
  const char *file;
  char       *place;
} RbkOpenmeterItem;

/**
 * RbkOpenmeterReading:
 * @plans: (element-type RbkOpenmeterItem): its plans
 * @features: (element-type RbkOpenmeterItem): its features
 * @meters: (element-type RbkOpenmeterItem): its meters
 * @features_by_key: its features by their keys
 * @meters_by_slug: its meters by their slugs
 * @notes: (not owned) (element-type RbkImportNote): what is to be told
 * @file: (nullable): the file that is read
 * @book: what is made of it
 *
 * An import on its way.
 */
typedef struct
{
  GPtrArray  *plans, *features, *meters;
  GHashTable *features_by_key, *meters_by_slug;
  GPtrArray  *notes;
  const char *file;
  RbkBook    *book;
} RbkOpenmeterReading;

gboolean rbk_openmeter_reading_init (RbkOpenmeterReading *self, GPtrArray *files, GError **error);
void     rbk_openmeter_reading_clear (RbkOpenmeterReading *self);

/* Of rbk-openmeter-versions.c */
void rbk_openmeter_pick_versions (RbkOpenmeterReading *self);

/* Of rbk-openmeter-card-reading.c */
void rbk_openmeter_add_card (RbkOpenmeterReading    *self,
                             const RbkOpenmeterItem *plan,
                             JsonObject             *object,
                             const char             *place,
                             RbkPhase               *phase);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RbkOpenmeterReading, rbk_openmeter_reading_clear)

G_END_DECLS
