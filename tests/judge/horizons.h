/* horizons.h - METR's 50 % time horizons, Time Horizon 1.1 of May 2026 (metr.org): days since 1970, minutes,
 * and whether METR counts the model as the state of the art at its release. */
static const struct {
	double days, p50;
	bool record;
} metr[] = {
	{ 17941, 0.053778, true },   { 18410, 0.144057, true },    { 19066, 0.599247, true },
	{ 19430, 3.987428, true },   { 19667, 4.044959, true },    { 19786, 3.952262, false },
	{ 19822, 3.732787, false },  { 19856, 6.991195, true },    { 19894, 11.395377, true },
	{ 19978, 20.326586, true },  { 20018, 20.522872, true },   { 20062, 38.831588, true },
	{ 20143, 60.388937, true },  { 20194, 119.732634, true },  { 20230, 100.366123, false },
	{ 20305, 100.472004, false }, { 20307, 203.012577, true }, { 20410, 224.325884, true },
	{ 20411, 223.714694, false }, { 20416, 292.994594, true }, { 20433, 352.249302, true },
	{ 20489, 718.80683, true },  { 20489, 349.530732, false }, { 20503, 384.147435, false },
	{ 20517, 341.735276, false },
};
