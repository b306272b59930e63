#pragma once

#include "samples/make/sheet.h"

namespace strongroom::samples {

// One function a kind of document. Each draws everything by chance from the dice.

Drawing gf2000_contract(Dice& dice);
Drawing gf2014_presale_contract(Dice& dice);
Drawing gf2014_completed_contract(Dice& dice);
Drawing city_contract(Dice& dice);
Drawing subscription(Dice& dice);
Drawing supplement(Dice& dice);
Drawing phone_inquiry_form(Dice& dice);
Drawing customer_form(Dice& dice);
Drawing purchase_form(Dice& dice);
Drawing handover_list(Dice& dice);
Drawing receipt(Dice& dice);
Drawing id_copy(Dice& dice);
Drawing other_paper(Dice& dice);

} // namespace strongroom::samples
