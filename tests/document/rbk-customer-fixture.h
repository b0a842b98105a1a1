/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-customer-file.h"
#include "rbk-usage-source.h"

G_BEGIN_DECLS

/* A book that asks for its customers, and a folder for their file. */

typedef struct
{
  char            *folder, *path;
  GFile           *file;
  RbkDocument     *document;
  RbkCustomerFile *customers;
} RbkCustomerFixture;

void rbk_customer_fixture_set_up (RbkCustomerFixture *self, gconstpointer data);
void rbk_customer_fixture_tear_down (RbkCustomerFixture *self, gconstpointer data);

void rbk_customer_fixture_write (RbkCustomerFixture *self, const char *text);
void rbk_customer_fixture_wait (RbkCustomerFixture *self, RbkCustomerFileState state);
void rbk_customer_fixture_read (RbkCustomerFixture *self, const char *const *mapping);

RbkUsageSource *rbk_customer_fixture_source (RbkCustomerFixture *self);
guint           rbk_customer_fixture_count (RbkCustomerFixture *self);

G_END_DECLS
