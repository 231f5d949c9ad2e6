themesdir = $(pkgdatadir)/themes
dist_themes_DATA = \
	%D%/colour-blind-light.yaml \
	%D%/colour-blind.yaml \
	%D%/dark.yaml \
	%D%/high-contrast.yaml \
	%D%/light.yaml \
	%D%/mono.yaml \
	%D%/projector.yaml \
	%D%/tritan-light.yaml \
	%D%/tritan.yaml
