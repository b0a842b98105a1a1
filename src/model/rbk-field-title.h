/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The titles of fields are marked here and translated where there is a user: this room knows
 * no language. */
#define NC_(context, text) (text)
