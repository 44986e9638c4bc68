#include "outlets/xlsx_chart.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "parameters/characters.hpp"

namespace fundsim {

namespace {

constexpr lxw_color_t grid_colour = 0xBFBFBF;

//! A part of a chart that is not drawn.
void hide(lxw_chart_series* series) {
    lxw_chart_fill fill{};
    fill.none = LXW_TRUE;
    chart_series_set_fill(series, &fill);
    lxw_chart_line line{};
    line.none = LXW_TRUE;
    chart_series_set_line(series, &line);
}

void paint(lxw_chart_series* series, const ChartSeries& told, ChartKind kind) {
    if (!told.shown) {
        hide(series);
        return;
    }
    lxw_chart_line line{};
    line.color = told.colour;
    line.width = 2.25F;
    if (kind == ChartKind::lines) {
        chart_series_set_line(series, &line);
        return;
    }
    lxw_chart_fill fill{};
    fill.color = told.colour;
    chart_series_set_fill(series, &fill);
    std::vector<lxw_chart_fill> fills(told.points.size());
    std::vector<lxw_chart_point> points(told.points.size());
    std::vector<lxw_chart_point*> list;
    for (std::size_t i = 0; i < told.points.size(); ++i) {
        fills[i].color = told.points[i];
        points[i].fill = &fills[i];
        list.push_back(&points[i]);
    }
    if (!list.empty()) {
        list.push_back(nullptr);
        chart_series_set_points(series, list.data());
    }
}

//! The library takes a name that begins with "=" for the place of one.
std::string no_formula(const std::string& name) {
    return name.starts_with('=') ? " " + printable(name) : printable(name);
}

}  // namespace

void write_chart(lxw_workbook* workbook, lxw_worksheet* sheet, const Chart& chart) {
    constexpr std::array types{LXW_CHART_COLUMN_STACKED, LXW_CHART_COLUMN, LXW_CHART_LINE};
    lxw_chart* drawn = workbook_add_chart(workbook, std::uint8_t(types[std::size_t(chart.kind)]));
    std::vector<std::int16_t> unnamed;
    for (std::size_t i = 0; i < chart.series.size(); ++i) {
        const ChartSeries& told = chart.series[i];
        lxw_chart_series* series =
            chart_add_series(drawn, ("=" + told.categories).c_str(), ("=" + told.values).c_str());
        if (!told.name.empty()) {
            chart_series_set_name(series, ("=" + told.name).c_str());
        }
        paint(series, told, chart.kind);
        if (!told.shown || told.name.empty()) {
            unnamed.push_back(std::int16_t(i));
        }
    }
    chart_title_set_name(drawn, no_formula(chart.title).c_str());
    lxw_chart_font font{};
    font.size = 12;
    chart_title_set_name_font(drawn, &font);
    chart_axis_set_name(drawn->x_axis, no_formula(chart.x).c_str());
    chart_axis_set_name(drawn->y_axis, no_formula(chart.y).c_str());
    chart_axis_set_num_format(drawn->y_axis, "#,##0");
    chart_axis_set_label_position(drawn->x_axis, LXW_CHART_AXIS_LABEL_POSITION_LOW);
    lxw_chart_line grid{};
    grid.color = grid_colour;
    grid.width = 0.5F;
    chart_axis_major_gridlines_set_line(drawn->y_axis, &grid);
    if (chart.kind == ChartKind::stacked_columns) {
        chart_set_series_gap(drawn, 50);
    }
    if (!chart.legend) {
        chart_legend_set_position(drawn, LXW_CHART_LEGEND_NONE);
    } else {
        chart_legend_set_position(drawn, LXW_CHART_LEGEND_BOTTOM);
        if (!unnamed.empty()) {
            unnamed.push_back(-1);
            chart_legend_delete_series(drawn, unnamed.data());
        }
    }
    lxw_chart_options options{};
    options.x_scale = chart.width / 480;  // the library's own size
    options.y_scale = chart.height / 288;
    worksheet_insert_chart_opt(sheet, lxw_row_t(chart.row), lxw_col_t(chart.column), drawn, &options);
}

}  // namespace fundsim
