/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-spec.h"

G_BEGIN_DECLS

RbkSpec *rbk_spec_new_with_model (RbkBook     *book,
                                  const GDate *date,
                                  const char  *from,
                                  GListModel  *prices,
                                  const char  *to,
                                  GError     **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
