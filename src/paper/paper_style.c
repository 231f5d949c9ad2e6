/* paper_style.c - see paper_style.h. */
#include "paper/paper_style.h"

/* No "<" and no "&" in here: the sheet stands in XML as it is. */
static const char layout[] =
	"html{font:100%/1.55 system-ui,\"Segoe UI\",\"Noto Sans\",\"Noto Sans CJK JP\",sans-serif;"
	"background:var(--paper);color:var(--ink)}\n"
	"body{max-width:58rem;margin:0 auto;padding:1.5rem 1rem 4rem}\n"
	"h1{font-size:1.9rem;line-height:1.2;margin:1rem 0 .3rem}\n"
	"h2{font-size:1.4rem;line-height:1.25;margin:3rem 0 .6rem;padding-top:.7rem;"
	"border-top:2px solid var(--rule)}\n"
	"h3{font-size:1.12rem;line-height:1.3;margin:2.2rem 0 .4rem}\n"
	"h4{font-size:1rem;margin:1.4rem 0 .3rem}\n"
	"p,ul,ol{margin:.5rem 0 .8rem}\n"
	"a{color:var(--link)}\n"
	"a:focus-visible,[tabindex]:focus-visible{outline:3px solid var(--link);outline-offset:2px}\n"
	".skip{position:absolute;left:-99rem}\n"
	".skip:focus{left:1rem;top:.5rem;background:var(--paper);padding:.4rem .8rem}\n"
	".about,.small,figcaption p{color:var(--dim)}\n"
	".small{font-size:.9rem}\n"
	".lead{font-size:1.12rem;font-weight:600}\n"
	".warning{border-left:4px solid var(--warning);padding:.1rem 0 .1rem .8rem}\n"
	".warning b{color:var(--warning)}\n"
	"blockquote{margin:.6rem 0;padding:0 0 0 1rem;border-left:4px solid var(--rule)}\n"
	".notes{border:1px dashed var(--rule);padding:.3rem .8rem;font-size:.95rem}\n"
	"code{font-family:ui-monospace,\"DejaVu Sans Mono\",Menlo,Consolas,monospace;font-size:.87em;"
	"overflow-wrap:anywhere}\n"
	"nav ul{columns:2;padding-left:1.2rem}\n"
	"figure{margin:1rem 0 1.4rem}\n"
	"figcaption{margin-bottom:.4rem}\n"
	"figcaption b{font-size:1.02rem}\n"
	".wide{overflow-x:auto}\n"
	".wide svg{display:block;width:100%;min-width:40rem;height:auto}\n"
	"table{border-collapse:collapse;font-size:.9rem;margin:.4rem 0;"
	"font-variant-numeric:tabular-nums}\n"
	"caption{text-align:left;font-weight:600;padding:.3rem 0}\n"
	"th,td{text-align:left;vertical-align:top;padding:.28rem .9rem .28rem 0;"
	"border-bottom:1px solid var(--line)}\n"
	"thead th{border-bottom:2px solid var(--rule)}\n"
	"tbody th{font-weight:400}\n"
	".n{text-align:right}\n"
	".rows tbody th,.rows .n{white-space:nowrap}\n"
	"details{margin:.4rem 0}\n"
	"summary{cursor:pointer;color:var(--link)}\n"
	"sup{line-height:0}\n"
	".refs li{margin:.35rem 0;overflow-wrap:anywhere}\n"
	".refs li:target{background:var(--line)}\n"
	"@media (max-width:40rem){html{font-size:95%}nav ul{columns:1}}\n"
	"@media print{html{font-size:9.5pt}body{max-width:none;padding:0}nav,.skip{display:none}"
	"h1,h2,h3,h4,figcaption,caption{break-after:avoid}h2{margin-top:1.6rem}"
	"figure,tr,blockquote,.refs li{break-inside:avoid}p{orphans:3;widows:3}"
	".wide{overflow:visible}.wide svg{min-width:0}thead{display:table-header-group}"
	"details::details-content{content-visibility:visible;height:auto}"
	".rows{font-size:7.5pt}.rows th,.rows td{padding:.06rem .7rem .06rem 0}summary{display:none}"
	"a{color:inherit;text-decoration:none}}\n";

static void add_variable(const struct palette *palette, struct str *out, int theme,
			 const char *name, enum role role)
{
	str_printf(out, "--%s:#%06x;", name, (unsigned)palette_ink(palette, role).rgb[theme]);
}

static void add_colours(const struct palette *palette, struct str *out, int theme)
{
	bool light = palette->themes[theme]->ground == GROUND_LIGHT;
	str_printf(out, ":root{color-scheme:%s;--paper:#%06x;--line:%s;", light ? "light" : "dark",
		   (unsigned)palette_paper(palette).rgb[theme], light ? "#d9dde1" : "#3a424a");
	add_variable(palette, out, theme, "ink", ROLE_TEXT);
	add_variable(palette, out, theme, "dim", ROLE_DIM);
	add_variable(palette, out, theme, "rule", ROLE_RULE);
	add_variable(palette, out, theme, "link", ROLE_NOTE);
	add_variable(palette, out, theme, "warning", ROLE_WARNING);
	str_add(out, "}\n");
	palette_css(palette, out, theme);
}

void paper_style(const struct palette *palette, struct str *out)
{
	add_colours(palette, out, 0);
	if (palette->theme_count == 2) {
		/* paper is white, whatever the screen is */
		str_add(out, "@media screen and (prefers-color-scheme:dark){\n");
		add_colours(palette, out, 1);
		str_add(out, "}\n");
	}
	str_add(out, layout);
}
