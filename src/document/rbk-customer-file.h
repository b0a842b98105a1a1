/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-document.h"
#include "rbk-usage-look.h"
#include "rbk-warehouse.h"

G_BEGIN_DECLS

/**
 * RbkCustomerFileState:
 * @RBK_CUSTOMER_FILE_NONE: the book names no file
 * @RBK_CUSTOMER_FILE_READING: it is being read, or customers are being made up
 * @RBK_CUSTOMER_FILE_READY: the document's figures rest on it
 * @RBK_CUSTOMER_FILE_CHANGED: they do, but it is not the file that the book was sized on
 * @RBK_CUSTOMER_FILE_MISSING: it is not where the book says
 * @RBK_CUSTOMER_FILE_FAILED: it can't be read, or customers can't be made up
 * @RBK_CUSTOMER_FILE_MADE_UP: there is none, and the document's figures rest on customers that
 *   are made up as the book says
 * @RBK_CUSTOMER_FILE_DATABASE: they are in a database, which is not asked until somebody wants it
 *
 * How it stands with the customers' file.
 */
typedef enum
{
  RBK_CUSTOMER_FILE_NONE,
  RBK_CUSTOMER_FILE_READING,
  RBK_CUSTOMER_FILE_READY,
  RBK_CUSTOMER_FILE_CHANGED,
  RBK_CUSTOMER_FILE_MISSING,
  RBK_CUSTOMER_FILE_FAILED,
  RBK_CUSTOMER_FILE_MADE_UP,
  RBK_CUSTOMER_FILE_DATABASE,
} RbkCustomerFileState;

#define RBK_TYPE_CUSTOMER_FILE (rbk_customer_file_get_type ())
G_DECLARE_FINAL_TYPE (RbkCustomerFile, rbk_customer_file, RBK, CUSTOMER_FILE, GObject)

/* One for each document; rbk_document_get_customer_file() gives it. It reads beside the
 * window, names the file in the book as one edit, and follows undo and redo of that edit.
 * Where the book names no file but asks for made-up customers, it makes these, likewise;
 * rbk_document_set_synthetic() is the edit. */

RbkCustomerFile *rbk_document_get_customer_file (RbkDocument *document);

RbkCustomerFileState rbk_customer_file_get_state (RbkCustomerFile *self);
GFile               *rbk_customer_file_get_file (RbkCustomerFile *self);
RbkUsage            *rbk_customer_file_get_usage (RbkCustomerFile *self);
const GError        *rbk_customer_file_get_error (RbkCustomerFile *self);
double               rbk_customer_file_get_fraction (RbkCustomerFile *self);
RbkSyntheticUsage   *rbk_customer_file_get_made_up (RbkCustomerFile *self);

void            rbk_customer_file_read (RbkCustomerFile   *self,
                                        GFile             *file,
                                        const char        *format,
                                        const char *const *mapping);
void            rbk_customer_file_read_known (RbkCustomerFile *self);
void            rbk_customer_file_connect (RbkCustomerFile   *self,
                                           const char        *uri,
                                           const char *const *mapping,
                                           RbkWarehouseAsk    ask,
                                           gpointer           ask_data,
                                           GDestroyNotify     free_ask_data);
void            rbk_customer_file_connect_known (RbkCustomerFile *self,
                                                 RbkWarehouseAsk  ask,
                                                 gpointer         ask_data,
                                                 GDestroyNotify   free_ask_data);
RbkUsageSource *rbk_customer_file_get_question (RbkCustomerFile *self);
char           *rbk_customer_file_get_server (RbkCustomerFile *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean        rbk_customer_file_get_rows (RbkCustomerFile *self, guint64 *rows);
void            rbk_customer_file_cancel (RbkCustomerFile *self);
gboolean        rbk_customer_file_forget (RbkCustomerFile *self);

G_END_DECLS
