/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-customer-file.h"
#include "rbk-usage-source.h"

G_BEGIN_DECLS

/* What the parts of a customers' file share: rbk-customer-file.c has what it holds and how it
 * follows the book, -watch.c follows the disk, -read.c reads, -make.c makes customers up, and
 * -connect.c asks a database for them. */

struct _RbkCustomerFile
{
  GObject parent_instance;

  RbkDocument         *document; /* (not owned) it owns this */
  RbkUsageSource      *source;   /* (owned) (nullable) what the book says, as far as known here */
  RbkCustomerFileState state;
  GFile               *file;     /* (owned) (nullable) of @usage, or that should be */
  RbkUsage            *usage;    /* (owned) (nullable) */
  char                *sha256;   /* (owned) (nullable) of @usage */
  GError              *error;    /* (owned) (nullable) why the last reading failed */
  GCancellable        *reading;  /* (owned) (nullable) while a file is read */
  double               fraction; /* of it */
  RbkSyntheticUsage   *made_up;  /* (owned) (nullable) what to make up, where there is no @source */
  gboolean             has_made_up; /* the document's customers are those of @made_up */
  GFileMonitor        *monitor;     /* (owned) (nullable) of @file */
  gboolean             is_stale;    /* the file was written since it was read */
  guint                quiet_id;
  RbkUsageSource      *asked; /* (owned) (nullable) the question to a database that is under way,
                               * or that failed */
  guint64         rows;       /* that have come of it */
  RbkUsageSource *answered;   /* (owned) (nullable) which question to a database was the last */
  RbkUsage       *answer;     /* (owned) (nullable) to @answered */
};

RbkUsageSource *rbk_customer_file_find_source (RbkCustomerFile *self);
void            rbk_customer_file_set_source (RbkCustomerFile *self, RbkUsageSource *source);
void            rbk_customer_file_set_made_up (RbkCustomerFile *self, RbkSyntheticUsage *made_up);
void            rbk_customer_file_make_up (RbkCustomerFile *self);
gboolean        rbk_customer_file_recall (RbkCustomerFile *self);
gboolean        rbk_customer_file_is_in_database (RbkCustomerFile *self);
void            rbk_customer_file_drop_usage (RbkCustomerFile *self);
GFileMonitor   *rbk_customer_file_new_monitor (RbkCustomerFile *self, GFile *file);
void            rbk_customer_file_watch (RbkCustomerFile *self, GFileMonitor *monitor);
void            rbk_customer_file_stop_watching (RbkCustomerFile *self);
void            rbk_customer_file_stop_reading (RbkCustomerFile *self);
void            rbk_customer_file_tell (RbkCustomerFile *self);
void            rbk_customer_file_tell_fraction (RbkCustomerFile *self, double fraction);

G_END_DECLS
