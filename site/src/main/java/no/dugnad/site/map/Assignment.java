package no.dugnad.site.map;

import java.util.Arrays;

/** The cheapest assignment of every row to a column of its own: the shortest augmenting paths of Jonker and Volgenant (Computing 38, 1987). */
final class Assignment {
    private static final int NONE = -1;

    private Assignment() {}

    /**
     * @param costs by row and column; at least as many columns as rows
     * @return the column of each row
     */
    static int[] cheapest(double[][] costs) {
        var rows = costs.length;
        var columns = costs[0].length;
        var rowPrices = new double[rows];
        var columnPrices = new double[columns];
        var rowOf = new int[columns];
        Arrays.fill(rowOf, NONE);
        for (var row = 0; row < rows; row++) augment(costs, row, rowOf, rowPrices, columnPrices);
        var assigned = new int[rows];
        for (var column = 0; column < columns; column++) if (rowOf[column] != NONE) assigned[rowOf[column]] = column;
        return assigned;
    }

    /** Finds the shortest path of changes that gives this row a column, by Dijkstra over the reduced costs. */
    private static void augment(double[][] costs, int first, int[] rowOf, double[] rowPrices, double[] columnPrices) {
        var columns = columnPrices.length;
        var distances = new double[columns];
        Arrays.fill(distances, Double.POSITIVE_INFINITY);
        var before = new int[columns];
        Arrays.fill(before, NONE);
        var reached = new boolean[columns];
        var row = first;
        var from = NONE;
        var so = 0.0;
        int free;
        while (true) {
            var nearest = NONE;
            for (var column = 0; column < columns; column++) {
                if (reached[column]) continue;
                var distance = so + costs[row][column] - rowPrices[row] - columnPrices[column];
                if (distance < distances[column]) {
                    distances[column] = distance;
                    before[column] = from;
                }
                if (nearest == NONE || distances[column] < distances[nearest]) nearest = column;
            }
            so = distances[nearest];
            reached[nearest] = true;
            from = nearest;
            if (rowOf[nearest] == NONE) {
                free = nearest;
                break;
            }
            row = rowOf[nearest];
        }
        rowPrices[first] += so;
        for (var column = 0; column < columns; column++) {
            if (!reached[column] || column == free) continue;
            columnPrices[column] -= so - distances[column];
            rowPrices[rowOf[column]] += so - distances[column];
        }
        for (var column = free; column != NONE; column = before[column])
            rowOf[column] = before[column] == NONE ? first : rowOf[before[column]];
    }
}
