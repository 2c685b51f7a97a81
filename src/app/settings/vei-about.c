/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/settings/vei-about.h"

#include <glib/gi18n.h>

#include "app/vei-compat.h"

/**
 * vei_about_present:
 * @parent: the window it belongs to
 *
 * Shows what the program is, and who made it.
 */
void
vei_about_present (GtkWindow *parent)
{
  VeiAbout about = {
    .name = "Utstyrsveiviser",
    .icon = APP_ID,
    .version = PACKAGE_VERSION,
    .developer = _("The Utstyrsveiviser authors"),
    .comments = _("Guidance and letters about insulin pumps and sensors, for people with "
                  "diabetes in Norway. The program gives no medical advice."),
    .copyright = "© 2026 The Utstyrsveiviser authors",
  };
  /* Translators: your names, a line each */
  const char *translators = _("translator-credits");

  g_return_if_fail (GTK_IS_WINDOW (parent));

  if (!g_str_equal (translators, "translator-credits"))
    about.translators = translators;
  vei_compat_present_about (parent, &about);
}
