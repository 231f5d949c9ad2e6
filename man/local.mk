dist_man_MANS = \
	%D%/kasoku-data.5
