package no.dugnad.municipalities.name;

/** How much two names are alike, by how many letters are wrong, missing, too many or in the wrong order. */
final class Similarity {
    private Similarity() {}

    /** 1 for the same, 0 for nothing alike; 0 without counting when their lengths alone make it less than {@code least}. */
    static double of(String a, String b, double least) {
        var longest = Math.max(a.length(), b.length());
        var most = (int) Math.floor(longest * (1 - least));
        if (Math.abs(a.length() - b.length()) > most) return 0;
        var before = new int[b.length() + 1];
        var last = new int[b.length() + 1];
        var row = new int[b.length() + 1];
        for (var j = 0; j <= b.length(); j++) last[j] = j;
        for (var i = 1; i <= a.length(); i++) {
            row[0] = i;
            var best = i;
            for (var j = 1; j <= b.length(); j++) {
                var same = a.charAt(i - 1) == b.charAt(j - 1);
                row[j] = Math.min(Math.min(last[j], row[j - 1]) + 1, last[j - 1] + (same ? 0 : 1));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1))
                    row[j] = Math.min(row[j], before[j - 2] + 1);
                best = Math.min(best, row[j]);
            }
            if (best > most) return 0;
            var spent = before;
            before = last;
            last = row;
            row = spent;
        }
        return 1 - (double) last[b.length()] / longest;
    }
}
