#pragma once

#include "ui/command.h"

namespace strongroom::ui {

// One for each file in this folder.
Command init_command();
Command read_command();
Command ingest_command();
Command search_command();
Command show_command();
Command export_command();
Command jobs_command();
Command ledger_command();
Command report_command();
Command loan_command();
Command handover_command();
Command user_command();
Command role_command();
Command unit_command();
Command project_command();
Command grant_command();
Command unmask_command();
Command setting_command();
Command certificate_command();
Command file_command();
Command amount_command();
Command retention_command();
Command location_command();
Command box_command();
Command item_command();
Command inventory_command();
Command label_command();
Command hold_command();
Command appraisal_command();
Command destruction_command();

} // namespace strongroom::ui
